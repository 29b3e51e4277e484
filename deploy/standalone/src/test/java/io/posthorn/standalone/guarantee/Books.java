package io.posthorn.standalone.guarantee;

import com.fasterxml.jackson.databind.JsonNode;

/// The balance as the API tells it.
record Books(long accepted, long deliveries, long delivered, long dead, long pending, boolean settled) {
    static final Books EMPTY = new Books(0, 0, 0, 0, 0, true);

    static Books of(Posthorn posthorn) {
        JsonNode balance = posthorn.balance();
        return new Books(
                balance.path("accepted").asLong(),
                balance.path("deliveries").asLong(),
                balance.path("delivered").asLong(),
                balance.path("dead").asLong(),
                balance.path("pending").asLong(),
                balance.path("settled").asBoolean());
    }

    boolean isSettledWith(long events) {
        return settled && accepted >= events;
    }

    /// The settled books after so many events more.
    Books plus(long events, long moreDelivered, long moreDead) {
        return new Books(
                accepted + events,
                deliveries + moreDelivered + moreDead,
                delivered + moreDelivered,
                dead + moreDead,
                0,
                true);
    }
}
