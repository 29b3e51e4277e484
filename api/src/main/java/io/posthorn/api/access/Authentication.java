package io.posthorn.api.access;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// Whose key it is. Answers are kept for a few seconds: so long a revoked key may go on. Thread-safe, never blocks.
@Singleton
final class Authentication {
    private static final Duration KEPT = Duration.ofSeconds(3);
    private static final int MAX_KEPT = 100_000;

    private final Optional<String> adminKey;
    private final AsyncLoadingCache<String, Optional<Caller>> callers;

    Authentication(ApiKeys keys, AccessConfig config, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.adminKey = config.administration();
        this.callers = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MAX_KEPT)
                .executor(blocking)
                .buildAsync(keys::callerOf);
    }

    CompletableFuture<Optional<Caller>> callerOf(String key) {
        return callers.get(KeyText.hash(key));
    }

    /// Asks the table again for every key, so that a revocation here counts here at once.
    void forget() {
        callers.synchronous().invalidateAll();
    }

    boolean isAdmin(String key) {
        return adminKey.filter(expected -> KeyText.same(key, expected)).isPresent();
    }
}
