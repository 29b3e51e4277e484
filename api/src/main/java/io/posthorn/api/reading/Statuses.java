package io.posthorn.api.reading;

import io.posthorn.api.ledger.DeliveryStatus;

/// The statuses that a filter may name.
final class Statuses {
    private Statuses() {}

    static String code(String text) {
        return DeliveryStatus.find(text)
                .map(DeliveryStatus::code)
                .orElseThrow(() -> new IllegalArgumentException("must be pending, delivered, dead or discarded"));
    }
}
