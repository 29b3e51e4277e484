package io.posthorn.api.publish;

import io.posthorn.api.access.Caller;
import io.posthorn.api.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Publishes many events, each of which may fail for itself.
@Singleton
final class BatchPublishing {
    private final SubmissionCheck check;
    private final Publishing publishing;

    BatchPublishing(SubmissionCheck check, Publishing publishing) {
        this.check = check;
        this.publishing = publishing;
    }

    /// An outcome for each item, in their order.
    ///
    /// @param header `Idempotency-Key` of the batch
    CompletableFuture<List<Outcome>> publish(Caller caller, @Nullable String header, EventForms.Many many) {
        List<Checked> checked = IntStream.range(0, many.items().size())
                .mapToObj(place -> check(caller, header, many, place))
                .toList();
        List<Submission> good = checked.stream()
                .filter(Good.class::isInstance)
                .map(item -> ((Good) item).submission())
                .toList();
        return publishing.publishAll(good).thenApply(outcomes -> weave(checked, outcomes));
    }

    private sealed interface Checked {}

    private record Good(Submission submission) implements Checked {}

    private record Bad(Outcome.Refused outcome) implements Checked {}

    private Checked check(Caller caller, @Nullable String header, EventForms.Many many, int place) {
        try {
            EventFields fields = FieldReader.read(many.names(), many.items().get(place));
            return new Good(check.check(caller, fields, PublishKey.ofItem(caller.key(), header, place, fields)));
        } catch (ProblemException e) {
            return new Bad(new Outcome.Refused(e.problem()));
        }
    }

    private static List<Outcome> weave(List<Checked> checked, List<Outcome> published) {
        Iterator<Outcome> next = published.iterator();
        return checked.stream()
                .<Outcome>map(item -> switch (item) {
                    case Good _ -> next.next();
                    case Bad bad -> bad.outcome();
                })
                .toList();
    }
}
