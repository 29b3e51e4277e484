package io.posthorn.api.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.reading.DeadLetterFilter;
import io.posthorn.api.reading.DeadReasons;
import io.posthorn.api.reading.TimeRange;
import io.posthorn.common.id.DeadLetterId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is to be replayed, as callers ask for it: exactly one of `dead_letters` and `events`.
///
/// @param dryRun only tell what it would be
record ReplayRequest(
        @JsonProperty("dead_letters") @Nullable OfDeadLetters deadLetters,
        @Nullable OfEvents events,
        @JsonProperty("dry_run") @Nullable Boolean dryRun,
        @JsonProperty("rate_per_second") @Nullable Integer ratePerSecond) {
    private static final int MAX_IDS = 1000;

    /// Dead letters that are like this; what is absent does not matter.
    record OfDeadLetters(
            @Nullable List<@Nullable String> ids,
            @JsonProperty("endpoint_id") @Nullable String endpointId,
            @JsonProperty("event_type") @Nullable String eventType,
            @Nullable String reason,
            @JsonProperty("status_code") @Nullable Integer statusCode,
            @Nullable String from,
            @Nullable String to) {

        ReplayFilter.DeadLetters filter() {
            String code = Optional.ofNullable(reason)
                    .map(text -> Checks.inBody("dead_letters.reason", () -> DeadReasons.code(text)))
                    .orElse(null);
            TimeRange range = TimeRange.inBody("dead_letters", from, to);
            return new ReplayFilter.DeadLetters(
                    named(Optional.ofNullable(ids)),
                    new DeadLetterFilter(endpointId, eventType, code, statusCode, range));
        }

        private static List<DeadLetterId> named(Optional<List<@Nullable String>> ids) {
            if (ids.isEmpty()) {
                return List.of();
            }
            List<@Nullable String> texts = ids.get();
            if (texts.isEmpty() || texts.size() > MAX_IDS) {
                throw Checks.invalid("dead_letters.ids", "must name 1 to 1000 dead letters");
            }
            return IntStream.range(0, texts.size())
                    .mapToObj(i -> named("dead_letters.ids[" + i + "]", texts.get(i)))
                    .toList();
        }

        private static DeadLetterId named(String path, @Nullable String id) {
            String text = Checks.required(path, id);
            return Checks.inBody(path, () -> new DeadLetterId(text));
        }
    }

    /// Events of a time that an endpoint is to get; without types, those that it asks for.
    record OfEvents(
            @JsonProperty("endpoint_id") @Nullable String endpointId,
            @JsonProperty("event_types") @Nullable List<@Nullable String> eventTypes,
            @Nullable String from,
            @Nullable String to) {}

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
