package io.posthorn.common.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.posthorn.common.journal.Fact;
import java.io.IOException;
import java.io.Serial;

/// Writes one kind of fact field by field. Two of them are written for every delivery, and Jackson's reflection took a
/// tenth of all that delivering costs.
///
/// @param <F> the kind
abstract class FactSerializer<F extends Fact> extends StdSerializer<F> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String name;

    FactSerializer(Class<F> kind, String name) {
        super(kind);
        this.name = name;
    }

    abstract void fields(F fact, JsonGenerator json, SerializerProvider provider) throws IOException;

    @Override
    public final void serialize(F fact, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        json.writeStringField("fact", name);
        fields(fact, json, provider);
        json.writeEndObject();
    }

    @Override
    public final void serializeWithType(F fact, JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(fact, json, provider);
    }
}
