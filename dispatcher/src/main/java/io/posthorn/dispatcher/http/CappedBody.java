package io.posthorn.dispatcher.http;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/// The start of an answer's body, and how much of it came by.
final class CappedBody {
    static final int KEPT = 4 * 1024;
    static final int READ = 64 * 1024;

    private byte[] kept = new byte[0];
    private int read;

    /// Answers whether more may be read.
    boolean append(Buffer chunk) {
        int room = Math.min(KEPT - kept.length, chunk.length());
        if (room > 0) {
            int end = kept.length;
            kept = Arrays.copyOf(kept, end + room);
            chunk.getBytes(0, room, kept, end);
        }
        read += chunk.length();
        return read < READ;
    }

    byte[] kept() {
        return kept;
    }
}
