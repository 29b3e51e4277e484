package io.posthorn.api.agent.schedule;

import io.posthorn.api.agent.AgentUser;
import io.posthorn.api.agent.cadence.Recurrence;
import io.posthorn.common.id.ScheduleId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A schedule as it stands in its table.
///
/// ```
///   due ──fired──► due at the next time          nothing is to come ─► ended (its end was moved: due again)
///    │ ▲
///    ▼ │ enabled again: due at the next time from now, what was missed meanwhile is not made up for
///   disabled
/// ```
///
/// @param nextFireAt what its owner is shown: clients want a time even where nothing is to come, so it is the last or
/// the end then
/// @param dueAt absent when it is disabled or has ended
public record Schedule(
        ScheduleId id,
        AgentUser owner,
        Rhythm rhythm,
        Purpose purpose,
        boolean enabled,
        Instant nextFireAt,
        @Nullable Instant dueAt,
        Instant createdAt,
        Instant updatedAt) {

    /// A new one.
    ///
    /// @param firstFire when it fires first
    static Schedule made(ScheduleId id, AgentUser owner, ScheduleDraft draft, Instant firstFire, Instant now) {
        Instant due = draft.enabled() ? firstFire : null;
        return new Schedule(id, owner, draft.rhythm(), draft.purpose(), draft.enabled(), firstFire, due, now, now);
    }

    /// The occurrence that is to fire next; empty when it is disabled or has ended.
    public Optional<Instant> due() {
        return Optional.ofNullable(dueAt);
    }

    /// As it is once an occurrence has fired: due at the one after it.
    ///
    /// @throws UnreadableRhythmException when that cannot be told
    public Schedule fired(Instant occurrence) {
        return dueFrom(occurrence, occurrence);
    }

    /// All the times at which it fires.
    ///
    /// @throws UnreadableRhythmException when this version cannot tell them
    public Recurrence recurrence() {
        return rhythm.recurrence(createdAt);
    }

    /// As its owner wants it from now on. What is due stays due unless when it fires has changed.
    Schedule changed(Rhythm newRhythm, Purpose newPurpose, boolean enable, Instant now) {
        Schedule changed = new Schedule(id, owner, newRhythm, newPurpose, enable, nextFireAt, dueAt, createdAt, now);
        boolean sameTimes = newRhythm.equals(rhythm) || (newRhythm.isSameUntilEnd(rhythm) && changed.isDueBeforeEnd());
        return enable == enabled && sameTimes ? changed : changed.dueFrom(now, changed.lastShown());
    }

    private boolean isDueBeforeEnd() {
        return dueAt != null && (rhythm.endsAt() == null || !dueAt.isAfter(rhythm.endsAt()));
    }

    /// Not a time that will not come: the end may have been moved before what was to come.
    private Instant lastShown() {
        Instant end = rhythm.endsAt();
        return end == null || nextFireAt.isBefore(end) ? nextFireAt : end;
    }

    /// @param last what is shown when nothing is to come
    private Schedule dueFrom(Instant after, Instant last) {
        Optional<Instant> next = recurrence().next(after);
        return new Schedule(
                id,
                owner,
                rhythm,
                purpose,
                enabled,
                next.orElse(last),
                enabled ? next.orElse(null) : null,
                createdAt,
                updatedAt);
    }
}
