package io.posthorn.api.agent.webhook;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.endpoint.SecretRequests;
import io.posthorn.api.idempotency.KeyedRequest;
import io.posthorn.api.scope.PartOfProject;
import io.posthorn.common.event.EventType;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tables of which endpoint stands, and which ones stood, at a place.
@Singleton
final class WebhookTable implements PartOfProject {
    private final Database database;
    private final SecretRequests secrets;

    WebhookTable(Database database, SecretRequests secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /// Puts the endpoint at its place, in the transaction of the caller; false when a registered one stands there.
    boolean take(WebhookPlace place, EndpointId endpoint) {
        return (insert(place, endpoint) || replaceGone(place, endpoint)) && remember(place, endpoint);
    }

    /// The endpoint that stands there, or stood there last.
    Optional<EndpointId> last(WebhookPlace place) {
        return database.first("""
            select endpoint
            from agent_webhook
            where tenant = ? and project = ? and event_type = ?
            """, WebhookTable::endpoint, place.tenant(), place.project(), place.eventType());
    }

    /// The endpoints that stand, or stood last, at the places of a scope.
    List<Standing> of(Scope scope) {
        return database.list("""
            select event_type, endpoint
            from agent_webhook
            where tenant = ? and project = ?
            order by event_type
            """, Standing::read, scope.tenant(), WebhookPlace.project(scope));
    }

    /// Every endpoint that has stood there.
    List<EndpointId> all(WebhookPlace place) {
        return database.list("""
            select endpoint
            from agent_webhook_endpoint
            where tenant = ? and project = ? and event_type = ?
            """, WebhookTable::endpoint, place.tenant(), place.project(), place.eventType());
    }

    /// True for one request alone, however often it is sent: the one that may show the endpoint's first secret.
    ///
    /// @param request absent when it has no `Idempotency-Key`
    boolean claimSecret(EndpointId endpoint, @Nullable KeyedRequest request) {
        return database.inTransaction(() -> {
            if (!secrets.hold(endpoint)) {
                return false;
            }
            boolean first = showSecret(endpoint);
            if (first) {
                secrets.give(request, endpoint);
            }
            return first || secrets.wasGivenTo(request, endpoint);
        });
    }

    /// Notes that a call shows the secret; false when one has.
    boolean showSecret(EndpointId endpoint) {
        return database.update("""
            update agent_webhook_endpoint
            set secret_shown = true
            where endpoint = ? and not secret_shown
            """, endpoint) > 0;
    }

    /// The history, too: it is not to be shown by a later project of the same name.
    @Override
    public void deleteAll(Scope.Project project) {
        for (String table : List.of("agent_webhook", "agent_webhook_endpoint")) {
            database.update(
                    "delete from " + table + " where tenant = ? and project = ?", project.tenant(), project.project());
        }
    }

    /// An endpoint and the event type that it is, or was last, registered for.
    record Standing(EventType eventType, EndpointId endpoint) {
        static Standing read(Row row) {
            return new Standing(new EventType(row.text("event_type")), WebhookTable.endpoint(row));
        }
    }

    private boolean insert(WebhookPlace place, EndpointId endpoint) {
        return database.update("""
            insert into agent_webhook (tenant, project, event_type, endpoint)
            values (?, ?, ?, ?)
            on conflict do nothing
            """, place.tenant(), place.project(), place.eventType(), endpoint) > 0;
    }

    private boolean replaceGone(WebhookPlace place, EndpointId endpoint) {
        return last(place).filter(gone -> replaceGone(place, gone, endpoint)).isPresent();
    }

    /// Names the one that is gone: PostgreSQL, when it had to wait for another who replaced it, looks for that one's
    /// endpoint in what was there before, and does not find it.
    private boolean replaceGone(WebhookPlace place, EndpointId gone, EndpointId endpoint) {
        return database.update("""
            update agent_webhook
            set endpoint = ?
            where tenant = ? and project = ? and event_type = ? and endpoint = ?
              and not exists (select 1 from endpoint where id = agent_webhook.endpoint)
            """, endpoint, place.tenant(), place.project(), place.eventType(), gone) > 0;
    }

    private boolean remember(WebhookPlace place, EndpointId endpoint) {
        return database.update("""
            insert into agent_webhook_endpoint (endpoint, tenant, project, event_type, secret_shown)
            values (?, ?, ?, ?, false)
            """, endpoint, place.tenant(), place.project(), place.eventType()) > 0;
    }

    private static EndpointId endpoint(Row row) {
        return new EndpointId(row.text("endpoint"));
    }
}
