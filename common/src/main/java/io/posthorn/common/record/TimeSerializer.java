package io.posthorn.common.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.posthorn.common.event.TimeText;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;

/// Writes times without a formatter: they were a quarter of what a fact costs.
final class TimeSerializer extends StdScalarSerializer<Instant> {
    @Serial
    private static final long serialVersionUID = 1L;

    TimeSerializer() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(TimeText.of(time));
    }
}
