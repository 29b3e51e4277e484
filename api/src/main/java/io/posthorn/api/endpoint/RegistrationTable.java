package io.posthorn.api.endpoint;

import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.http.Page;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of endpoints.
@Singleton
final class RegistrationTable {
    private final Database database;

    RegistrationTable(Database database) {
        this.database = database;
    }

    void insert(Registration registration) {
        List<@Nullable Object> arguments = new ArrayList<>(RegistrationRow.changeable(registration));
        arguments.add(registration.id());
        arguments.add(registration.sortable());
        arguments.add(registration.scope().tenant());
        arguments.add(registration.scope().projectId().orElse(null));
        arguments.add(registration.scope().sessionId().orElse(null));
        arguments.add(registration.createdAt());
        database.update("""
            insert into endpoint (
                version, url, event_types, scheme, status, disabled_reason,
                secret, previous_secret, previous_secret_until, headers, header_names,
                retry_policy, timeout_millis, max_in_flight, rate_per_second, ordered,
                description, metadata, updated_at,
                id, sortable, tenant, project, session, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, arguments.toArray());
    }

    void update(Registration registration) {
        List<@Nullable Object> arguments = new ArrayList<>(RegistrationRow.changeable(registration));
        arguments.add(registration.id());
        database.update("""
            update endpoint
            set version = ?, url = ?, event_types = ?, scheme = ?, status = ?, disabled_reason = ?,
                secret = ?, previous_secret = ?, previous_secret_until = ?, headers = ?, header_names = ?,
                retry_policy = ?, timeout_millis = ?, max_in_flight = ?, rate_per_second = ?, ordered = ?,
                description = ?, metadata = ?, updated_at = ?
            where id = ?
            """, arguments.toArray());
    }

    boolean delete(EndpointId id) {
        return database.update("delete from endpoint where id = ?", id) > 0;
    }

    Optional<Registration> find(EndpointId id) {
        return database.first("select * from endpoint where id = ?", RegistrationRow::read, id);
    }

    /// The row, kept from others until the transaction ends.
    Optional<Registration> lock(EndpointId id) {
        return database.first("select * from endpoint where id = ? for update", RegistrationRow::read, id);
    }

    Page<Registration> visibleTo(Caller caller, PageRequest page) {
        String project = caller.onlyProject().map(Object::toString).orElse("");
        List<Registration> rows = database.list(
                """
                select *
                from endpoint
                where tenant = ?
                  and (? = '' or project = ?)
                  and sortable < ?
                order by sortable desc
                limit ?
                """,
                RegistrationRow::read,
                caller.tenant(),
                project,
                project,
                page.position()
                        .map(last -> Checks.inQuery("cursor", () -> checked(last)))
                        .orElse("~"),
                page.limit() + 1);
        return Page.of(rows, page, Registration::sortable);
    }

    private static String checked(String cursor) {
        if (!cursor.matches("[0-9a-z]{26}")) {
            throw new IllegalArgumentException("is not a cursor of this list");
        }
        return cursor;
    }

    /// The endpoints of a scope and of the scopes within it, kept from others until the transaction ends.
    List<EndpointId> within(Scope scope) {
        String project = scope.projectId().map(Object::toString).orElse("");
        String session = scope.sessionId().map(Object::toString).orElse("");
        return database.list(
                """
                select id
                from endpoint
                where tenant = ?
                  and (? = '' or project = ?)
                  and (? = '' or session = ?)
                for update
                """, row -> new EndpointId(row.text("id")), scope.tenant(), project, project, session, session);
    }

    List<Registration> of(Collection<EndpointId> ids) {
        return database.list("select * from endpoint where id = any (?)", RegistrationRow::read, (Object)
                ids.stream().map(EndpointId::value).toArray(String[]::new));
    }

    /// In the order in which they were made.
    List<Registration> of(Scope.Session session) {
        return database.list("""
            select *
            from endpoint
            where tenant = ? and project = ? and session = ?
            order by sortable
            """, RegistrationRow::read, session.tenant(), session.project(), session.session());
    }
}
