package io.posthorn.dispatcher.deliver;

import io.posthorn.common.delivery.Delivery;
import io.posthorn.common.id.EndpointId;

/// A delivery that this worker has taken on.
///
/// @param parked whether it comes from a retry tier
record Taken(Delivery delivery, Ticket ticket, boolean parked) {
    EndpointId endpoint() {
        return delivery.ref().endpoint();
    }
}
