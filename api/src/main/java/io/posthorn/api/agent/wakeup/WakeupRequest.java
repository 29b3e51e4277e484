package io.posthorn.api.agent.wakeup;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.agent.PlainText;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.event.TimeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A wakeup as clients write it (wire contract §2.4), unchecked.
///
/// @param delayHours looked at only when there is no time
record WakeupRequest(
        @JsonProperty("user_id") @Nullable String user,
        @JsonProperty("check_type") @Nullable String checkType,
        @Nullable String intent,
        @JsonProperty("delay_hours") @Nullable Double delayHours,
        @JsonProperty("scheduled_at") @Nullable String scheduledAt,
        @Nullable String occasion,
        @JsonProperty("interest_topic") @Nullable String interestTopic,
        @JsonProperty("event_description") @Nullable String eventDescription) {
    private static final int MAX_NAME = 256;
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_DELAY_HOURS = 876_000;
    private static final double MILLIS_OF_AN_HOUR = 3_600_000;

    UserId userId() {
        String name = Checks.required("user_id", user);
        return Checks.inBody("user_id", () -> new UserId(name));
    }

    Wakeup.Reason reason() {
        return new Wakeup.Reason(
                text("check_type", Checks.required("check_type", checkType), MAX_NAME),
                text("intent", Checks.required("intent", intent), MAX_TEXT),
                optional("occasion", occasion),
                optional("interest_topic", interestTopic),
                optional("event_description", eventDescription));
    }

    /// To the millisecond, as tables keep it.
    Instant time(Instant now) {
        if (scheduledAt != null && !scheduledAt.isEmpty()) {
            return Checks.inBody("scheduled_at", () -> TimeText.parse(scheduledAt))
                    .truncatedTo(ChronoUnit.MILLIS);
        }
        double hours = Checks.required("delay_hours", delayHours);
        boolean isWithin = hours >= 0 && hours <= MAX_DELAY_HOURS;
        if (!isWithin) {
            throw Checks.invalid("delay_hours", "must be 0 to " + MAX_DELAY_HOURS);
        }
        return now.plusMillis(Math.round(hours * MILLIS_OF_AN_HOUR));
    }

    private static @Nullable String optional(String path, @Nullable String text) {
        return text == null || text.isEmpty() ? null : text(path, text, MAX_TEXT);
    }

    private static String text(String path, String text, int max) {
        return Checks.inBody(path, () -> PlainText.required(text, max));
    }
}
