package io.posthorn.api.agent.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posthorn.api.http.RequestJson;
import io.posthorn.common.record.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A patch: each field that it names takes the place of the whole field, and null takes an optional one away.
record SchedulePatch(ObjectNode fields) {
    private static final List<String> REPLACEABLE =
            List.of("cadence", "active_window", "intent", "check_type", "metadata", "starts_at", "ends_at");

    /// The schedule as its owner could have written it.
    ScheduleRequest appliedTo(Schedule schedule) {
        ObjectNode merged = current(schedule);
        REPLACEABLE.stream().filter(fields::has).forEach(name -> merged.set(name, fields.get(name)));
        if (fields.hasNonNull("enabled")) {
            merged.set("enabled", fields.get("enabled"));
        }
        return RequestJson.readKnown(Json.bytes(merged), ScheduleRequest.class);
    }

    private static ObjectNode current(Schedule schedule) {
        Rhythm rhythm = schedule.rhythm();
        Purpose purpose = schedule.purpose();
        ObjectNode current = Json.MAPPER.createObjectNode();
        current.set("cadence", json(rhythm.cadence()));
        current.set("active_window", json(rhythm.activeWindow()));
        current.set("metadata", json(purpose.metadata()));
        return current.put("intent", purpose.intent())
                .put("check_type", purpose.checkType())
                .put("inventory_item_id", purpose.inventoryItem())
                .put("starts_at", text(rhythm.startsAt()))
                .put("ends_at", text(rhythm.endsAt()))
                .put("enabled", schedule.enabled());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return text == null ? Json.MAPPER.nullNode() : Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableRhythmException("a schedule holds what is not JSON", e);
        }
    }
}
