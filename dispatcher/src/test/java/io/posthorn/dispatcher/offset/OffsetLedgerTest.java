package io.posthorn.dispatcher.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class OffsetLedgerTest {
    private static final long EPOCH = 7;

    @Property(tries = 300)
    void commitIsTheLowestIncompleteInAnyOrderOfCompletion(
            @ForAll @LongRange(min = 0, max = 1L << 40) long start,
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll @IntRange(min = 1, max = 3) int gap,
            @ForAll Random random) {
        OffsetLedger ledger = new OffsetLedger(EPOCH, start);
        List<Long> offsets = taken(ledger, start, count, gap);
        List<Long> order = new ArrayList<>(offsets);
        Collections.shuffle(order, random);
        Set<Long> open = new HashSet<>(offsets);

        for (long offset : order) {
            assertThat(ledger.complete(EPOCH, offset)).isTrue();
            open.remove(offset);
            long lowest = open.stream().min(Long::compare).orElse(offsets.getLast() + 1);
            assertThat(ledger.commit().orElseThrow().offset()).isEqualTo(lowest);
            assertThat(ledger.pending()).isEqualTo(open.size());
        }
    }

    @Property(tries = 300)
    void whoContinuesRepeatsExactlyWhatWasNotComplete(
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll @IntRange(min = 0, max = 400) int completed,
            @ForAll Random random) {
        OffsetLedger first = new OffsetLedger(EPOCH, 100);
        List<Long> open = taken(first, 100, count, 1);
        Collections.shuffle(open, random);
        for (int i = 0; i < Math.min(completed, count); i++) {
            first.complete(EPOCH, open.removeFirst());
        }
        OffsetLedger.Commit commit = first.commit().orElse(new OffsetLedger.Commit(100, CompletedBeyond.nothing()));

        OffsetLedger second = new OffsetLedger(
                EPOCH + 1,
                commit.offset(),
                CompletedBeyond.parse(commit.beyond().text()));
        List<Long> repeated = new ArrayList<>();
        for (long offset = commit.offset(); offset < 100 + count; offset++) {
            if (second.take(offset)) {
                repeated.add(offset);
            }
        }

        assertThat(repeated).containsExactlyInAnyOrderElementsOf(open);
        assertThat(second.pending()).isEqualTo(open.size());
    }

    @Test
    void completionOfAnEarlierAssignmentIsIgnored() {
        OffsetLedger ledger = new OffsetLedger(EPOCH, 0);
        ledger.take(0);

        assertThat(ledger.complete(EPOCH - 1, 0)).isFalse();

        assertThat(ledger.commit()).isEmpty();
        assertThat(ledger.pending()).isEqualTo(1);
    }

    @Test
    void secondCompletionSaysNothingNew() {
        OffsetLedger ledger = new OffsetLedger(EPOCH, 0);
        ledger.take(0);
        ledger.take(1);
        ledger.complete(EPOCH, 1);

        assertThat(ledger.complete(EPOCH, 1)).isFalse();
        assertThat(ledger.pending()).isEqualTo(1);
    }

    @Test
    void commitIsToldOnceUnlessItFailed() {
        OffsetLedger ledger = new OffsetLedger(EPOCH, 5);
        ledger.take(5);
        ledger.complete(EPOCH, 5);

        assertThat(ledger.commit().map(OffsetLedger.Commit::offset)).contains(6L);
        assertThat(ledger.commit()).isEmpty();
        ledger.commitFailed();
        assertThat(ledger.commit().map(OffsetLedger.Commit::offset)).contains(6L);
    }

    @Test
    void offsetsAreTakenInTheirOrder() {
        OffsetLedger ledger = new OffsetLedger(EPOCH, 5);
        ledger.take(5);

        assertThat(ledger.hasTaken(5)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.take(5)).withMessageContaining("5");
    }

    @Test
    void windowIsFullWhileTheLowestIsNotComplete() {
        OffsetLedger ledger = new OffsetLedger(EPOCH, 0);
        for (long offset = 0; offset < OffsetLedger.WINDOW; offset++) {
            ledger.take(offset);
            if (offset > 0) {
                ledger.complete(EPOCH, offset);
            }
        }
        assertThat(ledger.isFull()).isTrue();

        ledger.complete(EPOCH, 0);

        assertThat(ledger.isFull()).isFalse();
        assertThat(ledger.commit().map(OffsetLedger.Commit::offset)).contains((long) OffsetLedger.WINDOW);
    }

    @Test
    void longHistoryFitsIntoTheMetadataOfACommit() {
        OffsetLedger ledger = new OffsetLedger(EPOCH, 0);
        for (long offset = 0; offset < 100_000; offset++) {
            ledger.take(offset);
            if (offset % 3 != 0) {
                ledger.complete(EPOCH, offset);
            }
        }

        assertThat(ledger.commit().orElseThrow().beyond().text()).hasSizeLessThan(4096);
    }

    @Test
    void foreignMetadataMeansNothing() {
        assertThat(List.of("", "§", "AAAA", "/////w==", "gA=="))
                .allSatisfy(text ->
                        assertThat(Optional.of(CompletedBeyond.parse(text))).isPresent());
    }

    private static List<Long> taken(OffsetLedger ledger, long start, int count, int gap) {
        List<Long> offsets = new ArrayList<>();
        for (long offset = start; offset < start + (long) count * gap; offset += gap) {
            assertThat(ledger.take(offset)).isTrue();
            offsets.add(offset);
        }
        return offsets;
    }
}
