package io.posthorn.api.agent.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cadence as clients write it, unchecked.
@JsonInclude(JsonInclude.Include.NON_NULL)
record CadenceRequest(
        @Nullable Simple simple,
        @Nullable String cron,
        @Nullable String timezone) {

    /// What can be said without a cron expression.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Simple(
            @Nullable String frequency,
            @Nullable List<@Nullable String> times,
            @JsonProperty("days_of_week") @Nullable List<@Nullable String> days,
            @JsonProperty("interval_hours") @Nullable Integer intervalHours) {}
}
