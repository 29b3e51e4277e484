package io.posthorn.api.reading;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts a delivery's steps in their order.
final class Timeline {
    private Timeline() {}

    static List<TimelineStep> of(DeliveryView delivery, Optional<Instant> fannedOutAt, List<AttemptView> attempts) {
        Stream<TimelineStep> before =
                Stream.concat(made(delivery, fannedOutAt), attempts.stream().map(TimelineStep::of));
        // A stable sort: of the steps of one millisecond, those that make a delivery come first.
        return Stream.concat(before.sorted(Comparator.comparing(TimelineStep::at)), now(delivery))
                .toList();
    }

    private static Stream<TimelineStep> made(DeliveryView delivery, Optional<Instant> fannedOutAt) {
        if (delivery.replayId() != null) {
            return Stream.of(TimelineStep.of("enqueued", delivery.createdAt()));
        }
        return Stream.concat(
                Stream.of(TimelineStep.of("accepted", delivery.createdAt())),
                fannedOutAt.map(at -> TimelineStep.of("fanned_out", at)).stream());
    }

    /// What it came to, or what it waits for.
    private static Stream<TimelineStep> now(DeliveryView delivery) {
        Instant settledAt = delivery.settledAt();
        if (settledAt != null) {
            return Stream.of(new TimelineStep(delivery.status(), settledAt, null, delivery.reason(), null));
        }
        DeliveryView.Waiting waiting = delivery.waiting();
        return waiting == null
                ? Stream.empty()
                : Stream.of(new TimelineStep(
                        "deferred",
                        Optional.ofNullable(waiting.since()).orElse(delivery.createdAt()),
                        null,
                        waiting.reason(),
                        waiting.until()));
    }
}
