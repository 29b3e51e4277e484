package io.posthorn.api.reading;

import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.common.id.DeadLetterId;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Dead letters, as far as the ledger has come.
@Singleton
final class DeadLetters {
    private final Database database;

    DeadLetters(Database database) {
        this.database = database;
    }

    Page<DeadLetterView> list(Caller caller, DeadLetterQuery query, PageRequest page) {
        Conditions conditions = query.in(Conditions.visibleTo(caller)).after(page, DeadLetterId::new);
        return Page.of(
                conditions.newestFirst(database, DeadLetterView.SELECT, DeadLetterView::read, page),
                page,
                DeadLetterView::id);
    }

    Optional<DeadLetterView> find(Caller caller, DeadLetterId id) {
        Conditions conditions = Conditions.visibleTo(caller).and("id = ?", id);
        return database.first(DeadLetterView.SELECT + conditions.where(), DeadLetterView::read, conditions.arguments());
    }

    /// Takes it out of the list for good; what became of its delivery stays as it is. False when there is none.
    boolean delete(Caller caller, DeadLetterId id) {
        Conditions conditions = Conditions.visibleTo(caller).and("id = ?", id);
        return database.update("delete from dead_letter\n" + conditions.where(), conditions.arguments()) > 0;
    }
}
