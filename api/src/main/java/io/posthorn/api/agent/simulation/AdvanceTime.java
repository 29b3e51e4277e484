package io.posthorn.api.agent.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.posthorn.api.agent.AgentId;
import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.UserId;
import io.posthorn.api.agent.wakeup.Wakeup;
import io.posthorn.common.id.WakeupId;
import java.time.LocalDate;
import java.util.List;

/// What an advance came to, as clients read it: they want all of these keys and forbid others. Nothing has a memory to
/// consolidate here, so the three keys of consolidation say false and 0, always.
///
/// @param daysProcessed full simulated days
/// @param diaryEntriesCreated one for each full day, each published as `on_diary_generated`
/// @param wakeupsExecuted in the order in which they fired; without those that the agent's mode suppressed
@JsonPropertyOrder({
    "days_processed",
    "consolidation_ran",
    "weekly_consolidations",
    "diary_entries_created",
    "diary_entries",
    "wakeups_executed",
    "consolidation_processed"
})
record AdvanceTime(
        @JsonProperty("days_processed") int daysProcessed,
        @JsonProperty("consolidation_ran") boolean consolidationRan,
        @JsonProperty("weekly_consolidations") int weeklyConsolidations,
        @JsonProperty("diary_entries_created") int diaryEntriesCreated,

        @JsonProperty("diary_entries") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<DiaryEntry> diaryEntries,

        @JsonProperty("wakeups_executed") List<Executed> wakeupsExecuted,
        @JsonProperty("consolidation_processed") int consolidationProcessed) {
    AdvanceTime {
        diaryEntries = List.copyOf(diaryEntries);
        wakeupsExecuted = List.copyOf(wakeupsExecuted);
    }

    static AdvanceTime of(int days, List<DiaryEntry> diary, List<Executed> executed) {
        return new AdvanceTime(days, false, 0, diary.size(), diary, executed, 0);
    }

    /// A wakeup that fired.
    @JsonPropertyOrder({"wakeup_id", "check_type", "intent", "user_id", "agent_id", "generated_message"})
    record Executed(
            @JsonProperty("wakeup_id") WakeupId id,
            @JsonProperty("check_type") String checkType,
            String intent,
            @JsonProperty("user_id") UserId user,
            @JsonProperty("agent_id") AgentId agent,
            @JsonProperty("generated_message") String generatedMessage) {
        static Executed of(Wakeup wakeup, String generatedMessage) {
            Wakeup.Reason reason = wakeup.reason();
            AgentUser owner = wakeup.owner();
            return new Executed(
                    wakeup.id(), reason.checkType(), reason.intent(), owner.user(), owner.agent(), generatedMessage);
        }
    }

    /// The diary of one simulated day. Nobody writes prose here: it says how much fired.
    ///
    /// @param date on which the day began, in UTC
    @JsonPropertyOrder({"date", "content"})
    record DiaryEntry(@JsonInclude String date, String content) {
        static DiaryEntry of(LocalDate date, int wakeups, int occurrences) {
            return new DiaryEntry(date.toString(), "Wakeups: " + wakeups + ". Recurring events: " + occurrences + ".");
        }
    }
}
