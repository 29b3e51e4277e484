package io.posthorn.api.reading;

import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.common.id.AttemptId;
import io.posthorn.common.id.DeliveryId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deliveries and their attempts, as far as the ledger has come.
@Singleton
final class Deliveries {
    private final Database database;

    Deliveries(Database database) {
        this.database = database;
    }

    Page<DeliveryView> list(Caller caller, DeliveryQuery query, PageRequest page) {
        Conditions conditions = query.in(Conditions.visibleTo(caller)).after(page, DeliveryId::new);
        return Page.of(
                conditions.newestFirst(database, DeliveryView.SELECT, DeliveryView::read, page),
                page,
                DeliveryView::id);
    }

    Optional<DeliveryView> find(Caller caller, DeliveryId id) {
        Conditions conditions = Conditions.visibleTo(caller).and("id = ?", id);
        return database.first(DeliveryView.SELECT + conditions.where(), DeliveryView::read, conditions.arguments());
    }

    Optional<DeliveryWithTimeline> findWithTimeline(Caller caller, DeliveryId id) {
        return find(caller, id)
                .map(delivery ->
                        new DeliveryWithTimeline(delivery, Timeline.of(delivery, fannedOutAt(delivery), attempts(id))));
    }

    Page<AttemptView> attempts(DeliveryId delivery, PageRequest page) {
        Conditions conditions =
                new Conditions().and("delivery_id = ?", delivery).after(page, AttemptId::new);
        return Page.of(
                conditions.newestFirst(database, AttemptView.SELECT, AttemptView::read, page), page, AttemptView::id);
    }

    private List<AttemptView> attempts(DeliveryId delivery) {
        return database.list(AttemptView.SELECT + """
            where delivery_id = ?
            order by started_at, id
            """, AttemptView::read, delivery);
    }

    private Optional<Instant> fannedOutAt(DeliveryView delivery) {
        return database.first("""
            select fanned_out_at
            from event
            where id = ?
            """, row -> row.time("fanned_out_at"), delivery.eventId());
    }
}
