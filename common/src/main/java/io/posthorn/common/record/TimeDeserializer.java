package io.posthorn.common.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.posthorn.common.event.TimeText;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;

/// Reads times without a formatter: they were two fifths of what reading a fact costs. Years are those
/// of [TimeText], which nothing that was accepted is outside of.
final class TimeDeserializer extends StdScalarDeserializer<Instant> {
    @Serial
    private static final long serialVersionUID = 1L;

    TimeDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return (Instant) context.handleUnexpectedToken(Instant.class, json);
        }
        try {
            return TimeText.parse(json.getText());
        } catch (IllegalArgumentException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, json.getText(), "%s", e.getMessage());
        }
    }
}
