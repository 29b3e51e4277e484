package io.posthorn.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.http.HttpResponse;
import io.posthorn.api.database.Database;
import io.posthorn.api.fixture.TestApi;
import io.posthorn.api.fixture.TestDatabase;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.secret.SecretSeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests that take longer than a process is waited for that may have died.
final class UnderWayTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource told = () -> now;
    private final AtomicInteger carriedOut = new AtomicInteger();
    private final RequestKey key = new RequestKey(
            DefaultScope.TENANT, "key_test", "route", UUID.randomUUID().toString(), "content");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void requestThatTakesLongIsCarriedOutOnce(TestDatabase kind) {
        Idempotency first = process(kind);
        Idempotency other = process(kind);

        HttpResponse<?> answer = first.once(key, () -> {
            for (int i = 0; i < 5; i++) {
                pass(Duration.ofSeconds(50));
                first.renew();
            }
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> other.once(key, this::work));
            return work();
        });

        assertThat(other.once(key, this::work).code()).isEqualTo(answer.code());
        assertThat(carriedOut).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void requestThatNobodyRenewsIsTakenOver(TestDatabase kind) {
        Idempotency died = process(kind);
        Idempotency other = process(kind);

        died.once(key, () -> {
            pass(Duration.ofSeconds(61));
            return other.once(key, this::work);
        });

        assertThat(carriedOut).hasValue(1);
    }

    private HttpResponse<?> work() {
        carriedOut.incrementAndGet();
        return HttpResponse.ok();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    /// One of several that share the tables, and are not patient.
    private Idempotency process(TestDatabase kind) {
        TestApi api = kind.api();
        return new Idempotency(
                new StoredAnswers(api.bean(Database.class), told.withZone(ZoneOffset.UTC)),
                api.bean(SecretSeal.class),
                api.bean(IdSource.class),
                new IdempotencyConfig(Duration.ZERO));
    }
}
