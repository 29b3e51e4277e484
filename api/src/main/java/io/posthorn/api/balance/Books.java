package io.posthorn.api.balance;

import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.ledger.DeliveryStatus;
import io.posthorn.api.reading.Conditions;
import io.posthorn.api.reading.TimeRange;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EventId;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/// Adds up what the tables hold.
@Singleton
final class Books {
    private final Database database;
    private final Lag lag;

    Books(Database database, Lag lag) {
        this.database = database;
        this.lag = lag;
    }

    Balance balance(Caller caller, TimeRange range) {
        // In the direction of the flow: what leaves one stage meanwhile is met in the next.
        boolean counted = isNothing(lag.ofFanOut()) && isNothing(lag.ofLedger());
        Accepted accepted = accepted(caller, range);
        Map<String, Long> deliveries = deliveries(caller, range);
        long pending = count(deliveries, DeliveryStatus.PENDING);
        return new Balance(
                range.from(),
                range.to(),
                accepted.events(),
                accepted.unmatched(),
                deliveries.values().stream().mapToLong(Long::longValue).sum(),
                count(deliveries, DeliveryStatus.DELIVERED),
                count(deliveries, DeliveryStatus.DEAD),
                count(deliveries, DeliveryStatus.DISCARDED),
                pending,
                counted && pending == 0);
    }

    private record Accepted(long events, long unmatched) {}

    private record Count(String status, long deliveries) {}

    private Accepted accepted(Caller caller, TimeRange range) {
        Conditions conditions = Conditions.visibleTo(caller).within(range, EventId::firstAt);
        return database.first(
                        """
                            select count(*) as events, count(unmatched_reason) as unmatched
                            from event
                            """ + conditions.where(),
                        row -> new Accepted(row.number("events"), row.number("unmatched")),
                        conditions.arguments())
                .orElseThrow();
    }

    private Map<String, Long> deliveries(Caller caller, TimeRange range) {
        Conditions conditions = Conditions.visibleTo(caller).within(range, DeliveryId::firstAt);
        return database
                .list(
                        """
                            select status, count(*) as deliveries
                            from delivery
                            """ + conditions.where() + "group by status",
                        row -> new Count(row.text("status"), row.number("deliveries")),
                        conditions.arguments())
                .stream()
                .collect(Collectors.toMap(Count::status, Count::deliveries));
    }

    private static long count(Map<String, Long> deliveries, DeliveryStatus status) {
        return deliveries.getOrDefault(status.code(), 0L);
    }

    private static boolean isNothing(Map<String, Long> lag) {
        return lag.values().stream().allMatch(records -> records == 0);
    }
}
