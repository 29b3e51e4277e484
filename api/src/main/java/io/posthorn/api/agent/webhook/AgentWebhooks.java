package io.posthorn.api.agent.webhook;

import io.posthorn.api.endpoint.Credentials;
import io.posthorn.api.endpoint.DeliveryWishes;
import io.posthorn.api.endpoint.Registration;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.endpoint.Remarks;
import io.posthorn.api.endpoint.Sealing;
import io.posthorn.api.endpoint.Subscription;
import io.posthorn.api.idempotency.KeyedRequest;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.event.EventType;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.secret.Secret;
import io.posthorn.common.signature.SignatureScheme;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The webhooks of tenants and projects: at most one at a place, however many register at once.
@Singleton
final class AgentWebhooks {
    private static final SignatureScheme SCHEME = SignatureScheme.SONZAI;

    /// Registering and deleting may overtake each other so often.
    private static final int TRIES = 5;

    private final Registrations registrations;
    private final WebhookTable table;
    private final Sealing sealing;
    private final WebhookConfig config;
    private final IdSource ids;
    private final Clock clock;

    AgentWebhooks(
            Registrations registrations,
            WebhookTable table,
            Sealing sealing,
            WebhookConfig config,
            IdSource ids,
            Clock clock) {
        this.registrations = registrations;
        this.table = table;
        this.sealing = sealing;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /// Registers, or replaces URL and headers of what is registered. Returns the secret of a webhook that nobody was
    /// answered with before: also when the call that made it was ended by an outage of the log, or is sent again.
    ///
    /// @param request absent when it has no `Idempotency-Key`
    Optional<Secret> put(WebhookPlace place, WebhookTarget target, @Nullable KeyedRequest request) {
        Registration webhook = Stream.generate(() -> change(place, target).or(() -> create(place, target)))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Problem.conflict("The webhook is being registered and deleted by other calls")
                        .asException());
        return table.claimSecret(webhook.id(), request) ? Optional.of(sealing.current(webhook)) : Optional.empty();
    }

    /// In the order of their event types.
    List<AgentWebhook> of(Scope scope) {
        List<WebhookTable.Standing> standing = table.of(scope);
        Map<EndpointId, Registration> registered =
                registrations
                        .of(standing.stream()
                                .map(WebhookTable.Standing::endpoint)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Registration::id, Function.identity()));
        return standing.stream()
                .flatMap(
                        each -> Optional.ofNullable(registered.get(each.endpoint()))
                                .map(webhook -> shown(each.eventType(), webhook))
                                .stream())
                .toList();
    }

    /// Nothing happens where there is none.
    void delete(WebhookPlace place) {
        table.last(place).ifPresent(id -> registrations.delete(id, _ -> true));
    }

    /// The next secret; the one before signs besides for a while. Empty when there is no webhook.
    ///
    /// @param request absent when it has no `Idempotency-Key`
    Optional<Secret> rotate(WebhookPlace place, @Nullable KeyedRequest request) {
        Secret next = sealing.newSecret(SCHEME);
        return table.last(place)
                .flatMap(id -> registrations.rotate(id, _ -> true, request, before -> rotated(before, next)))
                .map(sealing::current);
    }

    /// Within the transaction that holds the webhook: a registration beside it shows no secret any more.
    private Registration rotated(Registration before, Secret next) {
        table.showSecret(before.id());
        return sealing.rotated(before, next, config.rotationGrace(), clock.instant());
    }

    private Optional<Registration> change(WebhookPlace place, WebhookTarget target) {
        return table.last(place)
                .flatMap(id -> registrations.change(id, _ -> true, before -> rewritten(before, place, target)));
    }

    private Optional<Registration> create(WebhookPlace place, WebhookTarget target) {
        EndpointId id = ids.webhook();
        TenantId tenant = place.tenant();
        Credentials credentials = sealing.withHeaders(
                sealing.credentials(tenant, id, sealing.newSecret(SCHEME)), tenant, id, target.headers());
        Registration made = Registration.first(
                        id, place.scope(), subscription(place, target), credentials, clock.instant())
                .wishing(DeliveryWishes.retrying(config.policy()), Remarks.NONE);
        return registrations.registerIf(() -> table.take(place, id), made) ? Optional.of(made) : Optional.empty();
    }

    private Registration rewritten(Registration before, WebhookPlace place, WebhookTarget target) {
        Instant now = clock.instant();
        Credentials credentials =
                sealing.withHeaders(before.credentials(), place.tenant(), before.id(), target.headers());
        return before.rewrite(subscription(place, target), credentials, before.wishes(), before.remarks(), now)
                .activate(now);
    }

    private static Subscription subscription(WebhookPlace place, WebhookTarget target) {
        return new Subscription(target.url(), EventTypeFilter.exactly(Stream.of(place.eventType())), SCHEME);
    }

    private AgentWebhook shown(EventType eventType, Registration webhook) {
        String authorization = sealing.headers(webhook).values().get(WebhookTarget.AUTHORIZATION);
        return AgentWebhook.of(eventType, webhook, authorization);
    }
}
