package io.posthorn.api.publish;

import io.posthorn.api.kafka.LogProducer;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.EventId;
import io.posthorn.common.record.EventRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Events with keys that are published within one transaction: all on their way first, then all waited for.
final class KeyedBatch {
    private final PublishKeys keys;
    private final LogProducer log;
    private final String topic;
    private final Map<String, CompletableFuture<?>> underWay = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();

    KeyedBatch(PublishKeys keys, LogProducer log, String topic) {
        this.keys = keys;
        this.log = log;
        this.topic = topic;
    }

    private record Sent(Pending pending, EventId event, boolean duplicate, CompletableFuture<?> acknowledged) {}

    void begin(Pending pending) {
        PublishKeys.Kept kept = keys.lock(pending.scope(), pending.key());
        if (!kept.hash().equals(pending.key().hash())) {
            pending.settle(new Outcome.Refused(Problem.conflict("The key was used for another event")));
        } else if (kept.published()) {
            pending.settle(new Outcome.Accepted(kept.event(), true));
        } else {
            send(pending, kept.event());
        }
    }

    /// The same key twice in one batch is the same event.
    private void send(Pending pending, EventId event) {
        boolean duplicate = underWay.containsKey(pending.lockOrder());
        CompletableFuture<?> acknowledged =
                underWay.computeIfAbsent(pending.lockOrder(), _ -> write(pending.submission(), event));
        sent.add(new Sent(pending, event, duplicate, acknowledged));
    }

    /// A message was brought to the log by its relay before this transaction began.
    private CompletableFuture<?> write(Submission submission, EventId event) {
        return submission.message().isPresent()
                ? CompletableFuture.completedFuture(event)
                : log.send(EventRecords.of(topic, submission.as(event)));
    }

    void finish() {
        sent.forEach(this::finish);
    }

    private void finish(Sent one) {
        try {
            one.acknowledged().join();
            keys.published(one.pending().scope(), one.pending().key());
            one.pending().settle(new Outcome.Accepted(one.event(), one.duplicate()));
        } catch (CompletionException _) {
            one.pending().refuseUnavailable();
        }
    }
}
