package io.posthorn.api.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.posthorn.api.database.Row;
import io.posthorn.api.scope.Scopes;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.endpoint.SigningSecrets;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.record.Json;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.secret.Sealed;
import io.posthorn.common.signature.SignatureScheme;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a registration stands in its row.
final class RegistrationRow {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private RegistrationRow() {}

    static Registration read(Row row) {
        return new Registration(
                new EndpointId(row.text("id")),
                row.number("version"),
                Scopes.read(row),
                subscription(row),
                state(row),
                credentials(row),
                wishes(row),
                new Remarks(row.findText("description"), row.findText("metadata")),
                row.time("created_at"),
                row.time("updated_at"));
    }

    /// The columns that a change may touch, in the order in which the statements name them.
    static List<@Nullable Object> changeable(Registration registration) {
        Credentials credentials = registration.credentials();
        DeliveryWishes wishes = registration.wishes();
        return Arrays.asList(
                registration.version(),
                registration.subscription().url(),
                texts(registration.subscription().eventTypes().patterns()),
                registration.subscription().scheme(),
                registration.status(),
                registration.state().disabledReason().orElse(null),
                credentials.secrets().current().blob(),
                blob(credentials.secrets().previous()),
                credentials.secrets().previousUntil(),
                blob(credentials.headers()),
                texts(credentials.headerNames()),
                wishes.ownPolicy()
                        .map(RetryPolicy::texts)
                        .map(RegistrationRow::texts)
                        .orElse(null),
                wishes.timeout().toMillis(),
                wishes.maxInFlight(),
                wishes.ratePerSecond(),
                wishes.ordered(),
                registration.remarks().description(),
                registration.remarks().metadata(),
                registration.updatedAt());
    }

    private static Subscription subscription(Row row) {
        return new Subscription(
                row.text("url"),
                new EventTypeFilter(texts(row.text("event_types"))),
                SignatureScheme.valueOf(row.text("scheme")));
    }

    private static EndpointState state(Row row) {
        return switch (EndpointStatus.valueOf(row.text("status"))) {
            case ACTIVE -> new EndpointState.Active();
            case PAUSED -> new EndpointState.Paused();
            case DISABLED ->
                new EndpointState.Disabled(
                        Optional.ofNullable(row.findText("disabled_reason")).orElse(""));
        };
    }

    private static Credentials credentials(Row row) {
        SigningSecrets secrets = new SigningSecrets(
                new Sealed(row.bytes("secret")),
                sealed(row.findBytes("previous_secret")),
                row.findTime("previous_secret_until"));
        return new Credentials(secrets, sealed(row.findBytes("headers")), texts(row.text("header_names")));
    }

    private static DeliveryWishes wishes(Row row) {
        Long rate = row.findNumber("rate_per_second");
        return new DeliveryWishes(
                row.find("retry_policy", text -> RetryPolicy.of(texts(text))),
                Duration.ofMillis(row.number("timeout_millis")),
                row.integer("max_in_flight"),
                rate == null ? null : Math.toIntExact(rate),
                row.truth("ordered"));
    }

    private static @Nullable Sealed sealed(byte @Nullable [] blob) {
        return blob == null ? null : new Sealed(blob);
    }

    private static byte @Nullable [] blob(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.blob();
    }

    private static String texts(List<String> texts) {
        return new String(Json.bytes(texts), UTF_8);
    }

    private static List<String> texts(String json) {
        try {
            return Json.MAPPER.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an endpoint's column is not a JSON array", e);
        }
    }
}
