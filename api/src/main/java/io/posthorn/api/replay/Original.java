package io.posthorn.api.replay;

import io.posthorn.api.database.Row;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;

/// A delivery that is to be sent again.
record Original(DeliveryId id, EventId event, EndpointId endpoint, boolean dead) {
    static final String SELECT = """
        select id, event_id, endpoint_id, status
        from delivery
        """;

    static Original read(Row row) {
        return new Original(
                new DeliveryId(row.text("id")),
                new EventId(row.text("event_id")),
                new EndpointId(row.text("endpoint_id")),
                row.text("status").equals("dead"));
    }

    DeadLetterId deadLetter() {
        return DeadLetterId.of(id);
    }
}
