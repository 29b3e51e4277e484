package io.posthorn.api.session;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.posthorn.api.access.AuthenticationFilter;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyId;
import io.posthorn.api.problem.Problem;
import java.time.Duration;

/// Bounds the calls of one key on the session surface: 429, once the key is known and before anything else is looked
/// at.
@ServerFilter({"/v1/webhook/**", "/v1/webhook"})
@Order(AuthenticationFilter.ORDER + 1)
final class RateLimitFilter {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final LoadingCache<KeyId, Bucket> buckets;

    RateLimitFilter(SessionConfig config) {
        int calls = config.rateLimitPerMinute();
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, PERIOD))
                        .build());
    }

    @RequestFilter
    void limit(HttpRequest<?> request) {
        Caller.of(request).ifPresent(caller -> take(caller.key()));
    }

    private void take(KeyId key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw Problem.tooManyRequests(Math.toIntExact(wait.plusMillis(999).toSeconds()))
                    .asException();
        }
    }
}
