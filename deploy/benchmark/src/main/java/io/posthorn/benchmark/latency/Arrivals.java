package io.posthorn.benchmark.latency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.posthorn.benchmark.receiver.Answer;
import io.posthorn.benchmark.receiver.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/// Events as they arrive: how long ago each was due. Every body says when that was.
final class Arrivals {
    private static final int DIGITS = 3;
    private static final Pattern DUE = Pattern.compile("\"due\":(\\d+)");

    private final Histogram nanos = new SynchronizedHistogram(DIGITS);

    static byte[] body(String type, long dueAt, int length) {
        String head = "{\"type\":\"" + type + "\",\"data\":{\"due\":" + dueAt + ",\"text\":\"";
        String tail = "\"}}";
        return (head + "x".repeat(length - head.length() - tail.length()) + tail).getBytes(US_ASCII);
    }

    Optional<Answer> take(Request request) {
        note(request.body(), System.nanoTime());
        return Optional.of(Answer.OK);
    }

    private void note(ByteBuf body, long now) {
        Matcher due = DUE.matcher(body.toString(US_ASCII));
        if (!due.find()) {
            throw new IllegalStateException("no event of this run: " + body.toString(US_ASCII));
        }
        nanos.recordValue(now - Long.parseLong(due.group(1)));
    }

    /// As they are now.
    Histogram nanos() {
        return nanos.copy();
    }

    long count() {
        return nanos.getTotalCount();
    }

    void forget() {
        nanos.reset();
    }
}
