package io.posthorn.api.agent.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.posthorn.api.agent.cadence.Recurrence;
import io.posthorn.api.agent.cadence.Term;
import io.posthorn.api.problem.ProblemException;
import io.posthorn.common.record.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a schedule fires, as its owner wrote it.
///
/// @param type `simple` or `cron`
/// @param cadence JSON, with the time zone
/// @param activeWindow JSON
public record Rhythm(
        String type,
        String cadence,
        String timezone,
        @Nullable String activeWindow,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    /// What it means.
    ///
    /// @param createdAt where intervals are counted from when it has no start
    /// @throws UnreadableRhythmException when this version cannot read it
    public Recurrence recurrence(Instant createdAt) {
        try {
            CadenceRequest request = Json.MAPPER.readValue(cadence, CadenceRequest.class);
            return new Recurrence(
                    CadenceText.cadence(request),
                    CadenceText.zone(request.timezone()),
                    CadenceText.window(window()),
                    new Term(createdAt, startsAt, endsAt));
        } catch (JsonProcessingException | ProblemException | IllegalArgumentException e) {
            throw new UnreadableRhythmException(String.valueOf(e.getMessage()), e);
        }
    }

    /// True when only the end may differ.
    boolean isSameUntilEnd(Rhythm other) {
        return withoutEnd().equals(other.withoutEnd());
    }

    private Rhythm withoutEnd() {
        return new Rhythm(type, cadence, timezone, activeWindow, startsAt, null);
    }

    private @Nullable WindowRequest window() throws JsonProcessingException {
        return activeWindow == null ? null : Json.MAPPER.readValue(activeWindow, WindowRequest.class);
    }
}
