package io.posthorn.common.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Record headers as text, and times in them as Unix milliseconds.
final class HeaderText {
    private HeaderText() {}

    static void put(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(UTF_8));
        }
    }

    static void putTime(Headers headers, String name, @Nullable Instant time) {
        if (time != null) {
            put(headers, name, time.toEpochMilli());
        }
    }

    static Optional<String> find(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    static String text(Headers headers, String name) {
        return find(headers, name).orElseThrow(() -> new IllegalArgumentException("header '" + name + "' is missing"));
    }

    /// The number; 0 when there is none.
    static int count(Headers headers, String name) {
        return find(headers, name).map(Integer::parseInt).orElse(0);
    }

    static Instant time(Headers headers, String name) {
        return Instant.ofEpochMilli(Long.parseLong(text(headers, name)));
    }

    static Optional<Instant> findTime(Headers headers, String name) {
        return find(headers, name).map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)));
    }
}
