package io.posthorn.benchmark.latency;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
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

    void take(HttpServerRequest request) {
        long now = System.nanoTime();
        request.body().onSuccess(body -> {
            note(body, now);
            request.response().end();
        });
    }

    private void note(Buffer body, long now) {
        Matcher due = DUE.matcher(body.toString(US_ASCII));
        if (!due.find()) {
            throw new IllegalStateException("no event of this run: " + body);
        }
        nanos.recordValue(now - Long.parseLong(due.group(1)));
    }

    Histogram nanos() {
        return nanos;
    }

    long count() {
        return nanos.getTotalCount();
    }

    void forget() {
        nanos.reset();
    }
}
