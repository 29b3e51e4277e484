package io.posthorn.api.agent.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A schedule as clients write it (wire contract §2.4), unchecked.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleRequest(
        @Nullable CadenceRequest cadence,
        @JsonProperty("active_window") @Nullable WindowRequest activeWindow,
        @Nullable String intent,
        @JsonProperty("check_type") @Nullable String checkType,
        @JsonProperty("inventory_item_id") @Nullable String inventoryItem,
        @Nullable ObjectNode metadata,
        @JsonProperty("starts_at") @Nullable String startsAt,
        @JsonProperty("ends_at") @Nullable String endsAt,
        @Nullable Boolean enabled) {}
