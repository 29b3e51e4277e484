package io.posthorn.dispatcher.offset;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.BitSet;

/// Which offsets after the committed one are complete, as text that goes into the commit's metadata, so that whoever
/// continues after a crash repeats only what was under way (law 4).
///
/// The text is the lengths of runs, alternately of incomplete and complete offsets, as base64 of variable-length
/// numbers. It forgets the end of what would be too long: what is forgotten is repeated.
public final class CompletedBeyond {
    /// Below the broker's default `offset.metadata.max.bytes` of 4096.
    private static final int MAX_BYTES = 3000;

    private static final int MAX_NUMBER_BYTES = 5;

    private final BitSet done;

    private CompletedBeyond(BitSet done) {
        this.done = done;
    }

    public static CompletedBeyond nothing() {
        return new CompletedBeyond(new BitSet());
    }

    static CompletedBeyond of(BitSet done) {
        return new CompletedBeyond(done);
    }

    /// Reads what [#text] wrote; any other text means nothing.
    public static CompletedBeyond parse(String text) {
        try {
            return new CompletedBeyond(read(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return nothing();
        }
    }

    public String text() {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        for (int from = 0; from < done.length() && runs.size() < MAX_BYTES - 2 * MAX_NUMBER_BYTES; ) {
            int complete = done.nextSetBit(from);
            int incomplete = done.nextClearBit(complete);
            write(runs, complete - from);
            write(runs, incomplete - complete);
            from = incomplete;
        }
        return Base64.getEncoder().encodeToString(runs.toByteArray());
    }

    void markIn(BitSet target) {
        target.or(done);
    }

    private static BitSet read(byte[] runs) {
        BitSet done = new BitSet();
        int at = 0;
        long offset = 0;
        boolean complete = false;
        while (at < runs.length) {
            long length = 0;
            int shift = 0;
            while ((runs[at] & 0x80) != 0) {
                length |= (long) (runs[at++] & 0x7f) << shift;
                shift += 7;
            }
            length |= (long) runs[at++] << shift;
            if (length < 0 || offset + length > 2L * OffsetLedger.WINDOW) {
                throw new IllegalArgumentException("no run of offsets: " + length);
            }
            if (complete) {
                done.set((int) offset, (int) (offset + length));
            }
            offset += length;
            complete = !complete;
        }
        return done;
    }

    private static void write(ByteArrayOutputStream runs, int length) {
        int rest = length;
        while (rest >= 0x80) {
            runs.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        runs.write(rest);
    }
}
