package io.posthorn.dispatcher.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.endpoint.DeliverySettings;
import io.posthorn.common.endpoint.Endpoint;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.event.Event;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.journal.Fact.Unmatched;
import io.posthorn.common.journal.UnmatchedReason;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.secret.Sealed;
import io.posthorn.common.signature.SignatureScheme;
import io.posthorn.dispatcher.directory.EndpointView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MatchesTest implements EndpointView {
    private static final Scope TENANT = new Scope.Tenant(DefaultScope.TENANT);
    private static final Scope SESSION =
            new Scope.Session(DefaultScope.TENANT, DefaultScope.PROJECT, new SessionId("s1"));

    private final List<Endpoint> endpoints = new ArrayList<>();

    @Override
    public Optional<Endpoint> find(EndpointId id) {
        return endpoints.stream().filter(one -> one.id().equals(id)).findAny();
    }

    @Override
    public Collection<Endpoint> of(Scope scope) {
        return endpoints.stream().filter(one -> one.scope().equals(scope)).toList();
    }

    @Test
    void eventReachesTheEndpointsOfItsScopeAndOfThoseAround() {
        EndpointId ofTenant = register(TENANT, "*", EndpointStatus.ACTIVE);
        EndpointId ofProject = register(Samples.PROJECT, "order.*", EndpointStatus.ACTIVE);
        EndpointId ofSession = register(SESSION, "order.paid", EndpointStatus.ACTIVE);

        assertThat(matches(SESSION, null).endpoints()).containsExactlyInAnyOrder(ofTenant, ofProject, ofSession);
        assertThat(matches(TENANT, null).endpoints()).containsExactly(ofTenant);
    }

    @Test
    void pausedEndpointMatchesAndADisabledOneDoesNot() {
        EndpointId paused = register(TENANT, "*", EndpointStatus.PAUSED);
        EndpointId disabled = register(TENANT, "*", EndpointStatus.DISABLED);

        Matches matches = matches(TENANT, null);

        assertThat(matches.endpoints()).containsExactly(paused);
        assertThat(matches.unmatched()).containsExactly(new Unmatched(disabled, UnmatchedReason.ENDPOINT_DISABLED));
        assertThat(matches.reason()).isEmpty();
    }

    @Test
    void reasonSaysWhyNothingMatched() {
        assertThat(matches(TENANT, null).reason()).contains(UnmatchedReason.NO_ENDPOINT);

        register(TENANT, "user.*", EndpointStatus.ACTIVE);
        assertThat(matches(TENANT, null).reason()).contains(UnmatchedReason.EVENT_TYPE);

        register(TENANT, "*", EndpointStatus.DISABLED);
        assertThat(matches(TENANT, null).reason()).contains(UnmatchedReason.ENDPOINT_DISABLED);
    }

    @Test
    void directedEventReachesItsEndpointOnlyWhateverTheFilter() {
        register(TENANT, "*", EndpointStatus.ACTIVE);
        EndpointId target = register(Samples.PROJECT, "user.*", EndpointStatus.ACTIVE);

        assertThat(matches(TENANT, target).endpoints()).containsExactly(target);
    }

    @Test
    void directedEventStaysWithinItsTenant() {
        EndpointId foreign = register(new Scope.Tenant(new TenantId("other")), "*", EndpointStatus.ACTIVE);

        Matches matches = matches(TENANT, foreign);

        assertThat(matches.endpoints()).isEmpty();
        assertThat(matches.reason()).contains(UnmatchedReason.NO_ENDPOINT);
    }

    @Test
    void onlyTheFirstUnmatchedAreNamed() {
        for (int i = 0; i < 50; i++) {
            register(TENANT, "user.*", EndpointStatus.ACTIVE);
        }

        assertThat(matches(TENANT, null).unmatched()).hasSize(20);
    }

    private Matches matches(Scope scope, @Nullable EndpointId onlyTo) {
        Event event = new Event(
                Samples.IDS.event(),
                Samples.ORDER_PAID,
                scope,
                "/test",
                Instant.EPOCH,
                Event.JSON,
                null,
                null,
                null,
                onlyTo,
                "{}".getBytes(UTF_8));
        return Matches.of(event, this);
    }

    private EndpointId register(Scope scope, String filter, EndpointStatus status) {
        Endpoint endpoint = new Endpoint(
                Samples.IDS.endpoint(),
                1,
                scope,
                "https://example.com/",
                new EventTypeFilter(List.of(filter)),
                SignatureScheme.STANDARD,
                status,
                SigningSecrets.only(new Sealed(new byte[0])),
                null,
                new DeliverySettings(RetryPolicy.parse("5s"), Duration.ofSeconds(15), 64, null, false));
        endpoints.add(endpoint);
        return endpoint.id();
    }
}
