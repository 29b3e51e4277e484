package io.posthorn.api.scope;

import io.posthorn.api.database.Database;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of sessions.
@Singleton
public final class Sessions implements PartOfProject {
    private final Database database;
    private final Clock clock;

    Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Makes the session, or notes other metadata on it.
    public void put(Scope.Session session, @Nullable String metadata) {
        database.inTransaction(() -> {
            int made = database.update(
                    """
                    insert into session (tenant, project, id, metadata, created_at)
                    values (?, ?, ?, ?, ?)
                    on conflict do nothing
                    """, session.tenant(), session.project(), session.session(), metadata, clock.instant());
            if (made == 0 && metadata != null) {
                describe(session, metadata);
            }
        });
    }

    public Optional<Session> find(Scope.Session session) {
        return database.first("""
            select *
            from session
            where tenant = ? and project = ? and id = ?
            """, Session::read, session.tenant(), session.project(), session.session());
    }

    /// True when it is there; then it stays until the transaction ends.
    public boolean hold(Scope.Session session) {
        return database.first("""
            select id
            from session
            where tenant = ? and project = ? and id = ?
            for update
            """, row -> row.text("id"), session.tenant(), session.project(), session.session())
                .isPresent();
    }

    @Override
    public void deleteAll(Scope.Project project) {
        database.update("delete from session where tenant = ? and project = ?", project.tenant(), project.project());
    }

    public boolean delete(Scope.Session session) {
        return database.update("""
            delete from session
            where tenant = ? and project = ? and id = ?
            """, session.tenant(), session.project(), session.session()) > 0;
    }

    private void describe(Scope.Session session, String metadata) {
        database.update("""
            update session
            set metadata = ?
            where tenant = ? and project = ? and id = ?
            """, metadata, session.tenant(), session.project(), session.session());
    }
}
