package io.posthorn.api.session;

import io.posthorn.api.endpoint.Credentials;
import io.posthorn.api.endpoint.Registration;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.endpoint.Sealing;
import io.posthorn.api.endpoint.Subscription;
import io.posthorn.api.endpoint.UrlRule;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.scope.Sessions;
import io.posthorn.common.event.EventType;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.signature.SignatureScheme;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/// The webhooks of sessions.
@Singleton
final class Webhooks {
    private static final SignatureScheme SCHEME = SignatureScheme.MOLROO;

    private final Registrations registrations;
    private final Sessions sessions;
    private final UrlRule urls;
    private final Sealing sealing;
    private final IdSource ids;
    private final Clock clock;

    Webhooks(Registrations registrations, Sessions sessions, UrlRule urls, Sealing sealing, IdSource ids, Clock clock) {
        this.registrations = registrations;
        this.sessions = sessions;
        this.urls = urls;
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
    }

    Registration register(Scope.Session session, WebhookRequest request) {
        Subscription subscription = subscription(request);
        Secret secret = sealing.checked(SCHEME, Checks.required("secret", request.secret()));
        EndpointId id = ids.webhook();
        Credentials credentials = sealing.credentials(session.tenant(), id, secret);
        Registration made = Registration.first(id, session, subscription, credentials, clock.instant());
        if (!registrations.registerIf(() -> sessions.hold(session), made)) {
            throw Problem.notFound("Session").asException();
        }
        return made;
    }

    List<Registration> of(Scope.Session session) {
        return registrations.of(session).stream()
                .filter(found -> found.id().isWebhook())
                .toList();
    }

    /// False when the session has no such webhook.
    boolean delete(Scope.Session session, EndpointId id) {
        return id.isWebhook() && registrations.delete(id, found -> found.scope().equals(session));
    }

    private Subscription subscription(WebhookRequest request) {
        String url = Checks.required("url", request.url());
        List<String> names = Checks.required("events", request.events()).stream()
                .map(name -> Checks.required("events", name))
                .toList();
        return new Subscription(Checks.inBody("url", () -> urls.checked(url)), events(names), SCHEME);
    }

    private static EventTypeFilter events(List<String> names) {
        if (names.isEmpty()) {
            throw Checks.invalid("events", "must not be empty");
        }
        Stream<EventType> types = names.stream().distinct().map(SessionEvent::named);
        return Checks.inBody("events", () -> EventTypeFilter.exactly(types));
    }
}
