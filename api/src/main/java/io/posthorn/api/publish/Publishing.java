package io.posthorn.api.publish;

import io.micronaut.scheduling.TaskExecutors;
import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.EventId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.record.EventRecords;
import io.posthorn.common.scope.Scope;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Brings submissions into the log. Thread-safe, never blocks.
///
/// ```
///   scope known? ─► without a key ─────────────► log ─► outcome
///                └► with a key ─► KeyedPublishing ─► log ─► outcome      (on a thread that may block)
/// ```
@Singleton
final class Publishing {
    private static final Outcome NO_SUCH_PROJECT = unknown("project_id");
    private static final Outcome NO_SUCH_SESSION = unknown("session_id");

    private final KnownScopes scopes;
    private final KeyedPublishing keyed;
    private final LogProducer log;
    private final String topic;
    private final IdSource ids;
    private final Executor blocking;

    Publishing(
            KnownScopes scopes,
            KeyedPublishing keyed,
            LogProducer log,
            Topics topics,
            IdSource ids,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.scopes = scopes;
        this.keyed = keyed;
        this.log = log;
        this.topic = topics.events();
        this.ids = ids;
        this.blocking = blocking;
    }

    CompletableFuture<Outcome> publish(Submission submission) {
        return scopes.contains(submission.scope())
                .thenCompose(known -> known
                        ? publishKnown(submission)
                        : CompletableFuture.completedFuture(unknown(submission.scope())));
    }

    private CompletableFuture<Outcome> publishKnown(Submission submission) {
        return submission.publishKey().isEmpty() ? publishPlain(submission) : publishKeyed(Pending.of(submission));
    }

    private CompletableFuture<Outcome> publishPlain(Submission submission) {
        EventId id = ids.event();
        return log.send(EventRecords.of(topic, submission.as(id)))
                .handle((_, failure) -> failure == null ? new Outcome.Accepted(id, false) : Pending.UNAVAILABLE);
    }

    private CompletableFuture<Outcome> publishKeyed(Pending pending) {
        return CompletableFuture.runAsync(() -> keyed.publish(List.of(pending)), blocking)
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
        Map<Boolean, List<Pending>> open = all.stream()
                .filter(pending -> !pending.outcome().isDone())
                .collect(Collectors.partitioningBy(
                        pending -> pending.submission().publishKey().isPresent()));
        CompletableFuture<?> plain = whenAll(open.getOrDefault(false, List.of()).stream()
                .map(pending -> publishPlain(pending.submission()).thenAccept(pending::settle)));
        keyed.publish(open.getOrDefault(true, List.of()));
        return plain;
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
