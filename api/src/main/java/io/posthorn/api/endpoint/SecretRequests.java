package io.posthorn.api.endpoint;

import io.posthorn.api.database.Database;
import io.posthorn.api.idempotency.KeyedRequest;
import io.posthorn.common.id.EndpointId;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The table of the requests that were the last to be given an endpoint's secret, where they had an `Idempotency-Key`.
/// One that is sent again, since an outage or a crash came before its answer, is given the same secret.
///
/// Within the transactions that hold the endpoint. Thread-safe; blocks.
@Singleton
public final class SecretRequests {
    private final Database database;
    private final RegistrationTable registrations;
    private final Clock clock;

    SecretRequests(Database database, RegistrationTable registrations, Clock clock) {
        this.database = database;
        this.registrations = registrations;
        this.clock = clock;
    }

    /// Keeps those out who delete the endpoint or give it another secret; false when it is gone.
    public boolean hold(EndpointId endpoint) {
        return registrations.lock(endpoint).isPresent();
    }

    /// True when it was this request that was given the present secret.
    ///
    /// @param request absent without a key: then it is another one each time
    public boolean wasGivenTo(@Nullable KeyedRequest request, EndpointId endpoint) {
        return request != null
                && database.first(
                                """
                                select endpoint
                                from secret_request
                                where endpoint = ? and request = ? and noted_at > ?
                                """,
                                row -> row.text("endpoint"),
                                endpoint,
                                request.name(),
                                clock.instant().minus(KeyedRequest.KEPT))
                        .isPresent();
    }

    /// Notes that it is given the secret that the endpoint has from now on.
    public void give(@Nullable KeyedRequest request, EndpointId endpoint) {
        database.update("delete from secret_request where endpoint = ?", endpoint);
        if (request != null) {
            database.update("""
                insert into secret_request (endpoint, request, noted_at)
                values (?, ?, ?)
                """, endpoint, request.name(), clock.instant());
        }
    }
}
