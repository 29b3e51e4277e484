package io.posthorn.api.agent.schedule;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.common.id.ScheduleId;
import java.time.Instant;
import java.time.ZoneId;

/// What a new schedule is answered with.
///
/// @param nextFireAtLocal the same time by the clock of its zone
@JsonPropertyOrder({"schedule_id", "next_fire_at", "next_fire_at_local", "enabled"})
record ScheduleMade(
        @JsonProperty("schedule_id") ScheduleId id,
        @JsonProperty("next_fire_at") Instant nextFireAt,
        @JsonProperty("next_fire_at_local") String nextFireAtLocal,
        boolean enabled) {
    static ScheduleMade of(Schedule made) {
        Instant next = made.nextFireAt();
        ZoneId zone = ZoneId.of(made.rhythm().timezone());
        return new ScheduleMade(made.id(), next, ISO_OFFSET_DATE_TIME.format(next.atZone(zone)), made.enabled());
    }
}
