package io.posthorn.api.publish;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.scheduling.TaskExecutors;
import io.posthorn.api.scope.Projects;
import io.posthorn.api.scope.Sessions;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// Which projects and sessions are there. That one is there is remembered for a while, that one is not never is: it
/// may be made next. Thread-safe, never blocks.
@Singleton
final class KnownScopes {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MAX_REMEMBERED = 100_000;

    private final Projects projects;
    private final Sessions sessions;
    private final AsyncLoadingCache<Scope, Boolean> known;

    KnownScopes(Projects projects, Sessions sessions, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.projects = projects;
        this.sessions = sessions;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MAX_REMEMBERED)
                .executor(blocking)
                .buildAsync(this::find);
    }

    CompletableFuture<Boolean> contains(Scope scope) {
        return known.get(scope).thenApply(found -> {
            if (!found) {
                known.synchronous().invalidate(scope);
            }
            return found;
        });
    }

    private boolean find(Scope scope) {
        return switch (scope) {
            case Scope.Tenant _ -> true;
            case Scope.Project project ->
                projects.find(project.tenant(), project.project()).isPresent();
            case Scope.Session session -> sessions.find(session).isPresent();
        };
    }
}
