package io.posthorn.dispatcher.offset;

import java.util.BitSet;
import java.util.Optional;

/// Says how far one partition may be committed while its records complete in any order: up to the lowest that is not
/// complete. It knows one assignment of the partition; what completes for an earlier one is ignored.
///
/// ```
///      base      next                    end
///       ├─────────┼───────────────────────┤
///        complete   complete or under way   not taken yet
/// ```
///
/// Owned by the thread that polls.
public final class OffsetLedger {
    /// What may be committed.
    ///
    /// @param offset the next to be read after a restart
    /// @param beyond what need not be repeated then
    public record Commit(long offset, CompletedBeyond beyond) {}

    /// Offsets that may stand between the lowest incomplete one and the highest taken: 128 KiB of memory at most.
    public static final int WINDOW = 1 << 20;

    private static final int SHIFT_AFTER = 1 << 13;

    private final long epoch;
    private BitSet done = new BitSet();
    private long base;
    private long next;
    private long end;
    private int pending;
    private boolean changed;

    /// @param epoch number of the assignment
    /// @param start the first offset that will be read
    public OffsetLedger(long epoch, long start) {
        this(epoch, start, CompletedBeyond.nothing());
    }

    /// Goes on where an earlier assignment ended.
    ///
    /// @param beyond offsets after `start` that are complete already
    public OffsetLedger(long epoch, long start, CompletedBeyond beyond) {
        this.epoch = epoch;
        this.base = start;
        this.next = start;
        this.end = start;
        beyond.markIn(done);
    }

    /// Notes that a record was read; offsets between it and the one before hold no record.
    ///
    /// @return whether it is to be worked on: false for one that is complete already
    public boolean take(long offset) {
        if (offset < end) {
            throw new IllegalArgumentException("offset " + offset + " was taken before, the next is " + end);
        }
        done.set(index(end), index(offset));
        end = offset + 1;
        boolean fresh = !done.get(index(offset));
        if (fresh) {
            pending++;
        }
        advance();
        return fresh;
    }

    /// Notes that a record needs nothing more.
    ///
    /// @return false when it says nothing new: another assignment, or complete already
    public boolean complete(long assignment, long offset) {
        if (assignment != epoch || offset < next || offset >= end || done.get(index(offset))) {
            return false;
        }
        done.set(index(offset));
        pending--;
        changed = true;
        advance();
        return true;
    }

    /// What to commit; empty when nothing completed since this was asked.
    public Optional<Commit> commit() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(new Commit(next, CompletedBeyond.of(done.get(index(next), index(end)))));
    }

    /// Notes that what [#commit] gave was not committed.
    public void commitFailed() {
        changed = true;
    }

    /// True when the offset was taken before, so that its partition must have begun anew.
    public boolean hasTaken(long offset) {
        return offset < end;
    }

    /// Records taken and not complete.
    public int pending() {
        return pending;
    }

    /// True when nothing more may be taken until the lowest incomplete record completes.
    public boolean isFull() {
        return end - next >= WINDOW;
    }

    private void advance() {
        next = Math.min(end, base + done.nextClearBit(index(next)));
        if (next - base >= SHIFT_AFTER) {
            done = done.get(index(next), Math.max(done.length(), index(next)));
            base = next;
        }
    }

    private int index(long offset) {
        return Math.toIntExact(offset - base);
    }
}
