package io.posthorn.common.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.posthorn.common.journal.Fact;
import java.io.IOException;
import java.io.Serial;

/// Writes what an attempt came to, which every delivery has at least one of.
final class AttemptedSerializer extends FactSerializer<Fact.Attempted> {
    @Serial
    private static final long serialVersionUID = 1L;

    AttemptedSerializer() {
        super(Fact.Attempted.class, "attempted");
    }

    @Override
    void fields(Fact.Attempted fact, JsonGenerator json, SerializerProvider provider) throws IOException {
        FactFields.ref(json, fact.ref());
        json.writeObjectFieldStart("attempt");
        attempt(fact.attempt(), json);
        json.writeEndObject();
        decision(fact.decision(), json, provider);
    }

    private static void attempt(Fact.Attempt attempt, JsonGenerator json) throws IOException {
        FactFields.text(json, "id", attempt.id());
        json.writeNumberField("number", attempt.number());
        FactFields.time(json, "dueAt", attempt.dueAt());
        FactFields.time(json, "startedAt", attempt.startedAt());
        json.writeNumberField("durationMillis", attempt.durationMillis());
        json.writeNumberField("statusCode", attempt.statusCode());
        FactFields.text(json, "outcome", attempt.outcome().code());
        FactFields.text(json, "error", attempt.error());
        FactFields.text(json, "responseBody", attempt.responseBody());
        FactFields.text(json, "url", attempt.url());
    }

    private static void decision(Fact.Decision decision, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        if (decision instanceof Fact.Decision.Delivered) {
            json.writeObjectFieldStart("decision");
            json.writeStringField("decision", "delivered");
            json.writeEndObject();
        } else {
            provider.defaultSerializeField("decision", decision, json);
        }
    }
}
