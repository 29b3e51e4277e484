package io.posthorn.api.publish;

import io.posthorn.api.problem.Problem;
import io.posthorn.common.scope.Scope;
import java.util.concurrent.CompletableFuture;

/// A submission whose outcome somebody waits for.
record Pending(Submission submission, CompletableFuture<Outcome> outcome) {
    static final Outcome UNAVAILABLE = new Outcome.Refused(Problem.doesNotAnswer("log"));

    static Pending of(Submission submission) {
        return new Pending(submission, new CompletableFuture<>());
    }

    Scope scope() {
        return submission.scope();
    }

    PublishKey key() {
        return submission.publishKey().orElseThrow();
    }

    /// Whoever locks several keys does so in this order, so that nobody waits in a circle.
    String lockOrder() {
        return scope().projectId().map(Object::toString).orElse("") + " " + key().text();
    }

    void settle(Outcome settled) {
        outcome.complete(settled);
    }

    void refuseUnavailable() {
        outcome.complete(UNAVAILABLE);
    }
}
