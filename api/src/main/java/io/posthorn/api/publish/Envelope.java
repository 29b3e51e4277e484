package io.posthorn.api.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.posthorn.common.event.EventType;
import io.posthorn.common.event.TimeText;
import io.posthorn.common.id.SessionId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The body that every endpoint receives: the producer's data, byte for byte, in its envelope.
public final class Envelope {
    private static final JsonStringEncoder TEXT = JsonStringEncoder.getInstance();

    private Envelope() {}

    /// `{"type","session_id","timestamp","data"}` with a session, `{"type","timestamp","data"}` without.
    public static byte[] of(EventType type, @Nullable SessionId session, Instant time, JsonSlice data) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(data.length() + 160);
        put(body, "{\"type\":");
        putText(body, type.value());
        if (session != null) {
            put(body, ",\"session_id\":");
            putText(body, session.value());
        }
        put(body, ",\"timestamp\":\"" + TimeText.of(time) + "\",\"data\":");
        data.writeTo(body);
        body.write('}');
        return body.toByteArray();
    }

    private static void put(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(UTF_8));
    }

    private static void putText(ByteArrayOutputStream body, String text) {
        body.write('"');
        body.writeBytes(TEXT.quoteAsUTF8(text));
        body.write('"');
    }
}
