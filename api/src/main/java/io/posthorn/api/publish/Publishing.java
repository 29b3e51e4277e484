package io.posthorn.api.publish;

import io.micronaut.scheduling.TaskExecutors;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.scope.Scope;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Brings submissions into the log. Thread-safe, never blocks.
///
/// ```
///   scope known? ─► without a key ───────────────────────► log ─► outcome
///                ├► with a message ─► MessagePublishing ─► log ─► outcome      (on a thread that may block)
///                └► with a key ─► KeyedPublishing ───────► log ─► outcome      (on a thread that may block)
/// ```
@Singleton
final class Publishing {
    private static final Outcome NO_SUCH_PROJECT = unknown("project_id");
    private static final Outcome NO_SUCH_SESSION = unknown("session_id");

    private final KnownScopes scopes;
    private final PlainPublishing plain;
    private final MessagePublishing messages;
    private final KeyedPublishing keyed;
    private final Executor blocking;

    Publishing(
            KnownScopes scopes,
            PlainPublishing plain,
            MessagePublishing messages,
            KeyedPublishing keyed,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.scopes = scopes;
        this.plain = plain;
        this.messages = messages;
        this.keyed = keyed;
        this.blocking = blocking;
    }

    CompletableFuture<Outcome> publish(Submission submission) {
        return scopes.contains(submission.scope())
                .thenCompose(known -> known
                        ? publishKnown(submission)
                        : CompletableFuture.completedFuture(unknown(submission.scope())));
    }

    private CompletableFuture<Outcome> publishKnown(Submission submission) {
        return switch (Way.of(submission)) {
            case PLAIN -> plain.publish(submission);
            case MESSAGE -> publishBlocking(Pending.of(submission), messages::publish);
            case KEYED -> publishBlocking(Pending.of(submission), keyed::publish);
        };
    }

    /// Which way a submission goes.
    private enum Way {
        PLAIN,
        MESSAGE,
        KEYED;

        static Way of(Submission submission) {
            if (submission.publishKey().isPresent()) {
                return KEYED;
            }
            return submission.message().isPresent() ? MESSAGE : PLAIN;
        }
    }

    private CompletableFuture<Outcome> publishBlocking(Pending pending, Consumer<List<Pending>> publish) {
        return CompletableFuture.runAsync(() -> publish.accept(List.of(pending)), blocking)
                .thenCompose(_ -> pending.outcome());
    }

    /// Each as if it were alone, but those with keys together. An outcome for each, in their order.
    CompletableFuture<List<Outcome>> publishAll(List<Submission> submissions) {
        List<Pending> all = submissions.stream().map(Pending::of).toList();
        return whenAll(all.stream().map(this::settleUnknown))
                .thenComposeAsync(_ -> publishOpen(all), blocking)
                .thenApply(_ ->
                        all.stream().map(pending -> pending.outcome().join()).toList());
    }

    private CompletableFuture<?> settleUnknown(Pending pending) {
        return scopes.contains(pending.scope()).thenAccept(known -> {
            if (!known) {
                pending.settle(unknown(pending.scope()));
            }
        });
    }

    private CompletableFuture<?> publishOpen(List<Pending> all) {
        Map<Way, List<Pending>> open = all.stream()
                .filter(pending -> !pending.outcome().isDone())
                .collect(Collectors.groupingBy(pending -> Way.of(pending.submission())));
        CompletableFuture<?> underWay = plain.publish(open.getOrDefault(Way.PLAIN, List.of()));
        messages.publish(open.getOrDefault(Way.MESSAGE, List.of()));
        keyed.publish(open.getOrDefault(Way.KEYED, List.of()));
        return underWay;
    }

    private static CompletableFuture<?> whenAll(Stream<CompletableFuture<?>> all) {
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private static Outcome unknown(Scope scope) {
        return scope.sessionId().isPresent() ? NO_SUCH_SESSION : NO_SUCH_PROJECT;
    }

    private static Outcome unknown(String field) {
        return new Outcome.Refused(Problem.invalid(FieldProblem.inBody(field, "does not exist")));
    }
}
