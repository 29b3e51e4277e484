package io.posthorn.api.agent.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.api.agent.PlainText;
import io.posthorn.api.agent.cadence.Recurrence;
import io.posthorn.api.agent.cadence.Term;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.event.TimeText;
import io.posthorn.common.record.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A schedule as its owner wants it, checked but for whether it ever fires.
record ScheduleDraft(Rhythm rhythm, Purpose purpose, boolean enabled, Recurrence recurrence) {
    private static final int MAX_INTENT = 10_000;
    private static final int MAX_NAME = 256;
    private static final int MAX_METADATA = 65_536;

    /// @param createdAt of the schedule
    static ScheduleDraft of(ScheduleRequest request, Instant createdAt) {
        Purpose purpose = purpose(request);
        Recurrence recurrence = recurrence(request, Checks.required("cadence", request.cadence()), createdAt);
        boolean enabled = !Boolean.FALSE.equals(request.enabled());
        return new ScheduleDraft(rhythm(request, recurrence), purpose, enabled, recurrence);
    }

    /// When it fires first. What never does, or not before its end, is refused.
    Instant firstFire(Instant now) {
        checkItFires(now);
        return recurrence.next(now).orElseThrow(() -> Checks.senseless("ends_at", "nothing fires until then"));
    }

    /// Refuses what would never fire even if it had no end.
    void checkItFires(Instant now) {
        if (recurrence.withoutEnd().next(now).isEmpty()) {
            throw Checks.senseless("cadence", "never fires, or never within its active window");
        }
    }

    private static Recurrence recurrence(ScheduleRequest request, CadenceRequest cadence, Instant createdAt) {
        Instant startsAt = time("starts_at", request.startsAt());
        Instant endsAt = time("ends_at", request.endsAt());
        return new Recurrence(
                CadenceText.cadence(cadence),
                CadenceText.zone(cadence.timezone()),
                CadenceText.window(request.activeWindow()),
                Checks.meaningInBody("ends_at", () -> new Term(createdAt, startsAt, endsAt)));
    }

    private static Rhythm rhythm(ScheduleRequest request, Recurrence recurrence) {
        CadenceRequest cadence = Checks.required("cadence", request.cadence());
        return new Rhythm(
                cadence.simple() == null ? "cron" : "simple",
                json(cadence),
                recurrence.zone().getId(),
                request.activeWindow() == null ? null : json(request.activeWindow()),
                recurrence.term().startsAt(),
                recurrence.term().endsAt());
    }

    private static Purpose purpose(ScheduleRequest request) {
        return new Purpose(
                text("intent", Checks.required("intent", request.intent()), MAX_INTENT),
                text("check_type", Checks.required("check_type", request.checkType()), MAX_NAME),
                request.inventoryItem() == null ? null : text("inventory_item_id", request.inventoryItem(), MAX_NAME),
                request.metadata() == null ? null : text("metadata", json(request.metadata()), MAX_METADATA));
    }

    private static String text(String path, String text, int max) {
        return Checks.inBody(path, () -> PlainText.required(text, max));
    }

    /// To the millisecond, as tables keep it.
    private static @Nullable Instant time(String path, @Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : Checks.inBody(path, () -> TimeText.parse(text)).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), UTF_8);
    }
}
