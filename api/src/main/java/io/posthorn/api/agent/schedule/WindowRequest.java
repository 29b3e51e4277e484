package io.posthorn.api.agent.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An active window as clients write it, unchecked.
@JsonInclude(JsonInclude.Include.NON_NULL)
record WindowRequest(
        @Nullable Hours hours,
        @JsonProperty("days_of_week") @Nullable List<@Nullable String> days) {
    /// From when to when on the clock.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hours(@Nullable String start, @Nullable String end) {}
}
