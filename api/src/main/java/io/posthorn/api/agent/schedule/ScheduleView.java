package io.posthorn.api.agent.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.common.id.ScheduleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A schedule as the agent surface shows it: cadence, window and metadata are JSON within a string.
@JsonPropertyOrder({
    "schedule_id",
    "cadence_type",
    "cadence",
    "timezone",
    "next_fire_at",
    "intent",
    "check_type",
    "enabled",
    "created_at",
    "updated_at",
    "active_window",
    "inventory_item_id",
    "metadata",
    "starts_at",
    "ends_at"
})
record ScheduleView(
        @JsonProperty("schedule_id") ScheduleId id,
        @JsonProperty("cadence_type") String cadenceType,
        String cadence,
        String timezone,
        @JsonProperty("next_fire_at") Instant nextFireAt,
        String intent,
        @JsonProperty("check_type") String checkType,
        boolean enabled,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt,
        @JsonProperty("active_window") @Nullable String activeWindow,
        @JsonProperty("inventory_item_id") @Nullable String inventoryItem,
        @Nullable String metadata,
        @JsonProperty("starts_at") @Nullable Instant startsAt,
        @JsonProperty("ends_at") @Nullable Instant endsAt) {
    static ScheduleView of(Schedule schedule) {
        Rhythm rhythm = schedule.rhythm();
        Purpose purpose = schedule.purpose();
        return new ScheduleView(
                schedule.id(),
                rhythm.type(),
                rhythm.cadence(),
                rhythm.timezone(),
                schedule.nextFireAt(),
                purpose.intent(),
                purpose.checkType(),
                schedule.enabled(),
                schedule.createdAt(),
                schedule.updatedAt(),
                rhythm.activeWindow(),
                purpose.inventoryItem(),
                purpose.metadata(),
                rhythm.startsAt(),
                rhythm.endsAt());
    }
}
