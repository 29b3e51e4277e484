package io.posthorn.common.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.posthorn.common.journal.Fact;
import java.io.IOException;
import java.io.Serial;

/// Writes what an event was matched with, which every event has one of.
final class FannedOutSerializer extends FactSerializer<Fact.FannedOut> {
    @Serial
    private static final long serialVersionUID = 1L;

    FannedOutSerializer() {
        super(Fact.FannedOut.class, "fanned_out");
    }

    @Override
    void fields(Fact.FannedOut fact, JsonGenerator json, SerializerProvider provider) throws IOException {
        FactFields.text(json, "event", fact.event());
        FactFields.text(json, "type", fact.type());
        FactFields.scope(json, fact.scope());
        FactFields.time(json, "acceptedAt", fact.acceptedAt());
        FactFields.position(json, fact.position());
        json.writeNumberField("bodyBytes", fact.bodyBytes());
        FactFields.text(json, "orderingKey", fact.orderingKey());
        FactFields.time(json, "deliverAt", fact.deliverAt());
        FactFields.time(json, "expiresAt", fact.expiresAt());
        deliveries(fact, json);
        unmatched(fact, json);
        FactFields.text(
                json,
                "unmatchedReason",
                fact.unmatchedReason() == null ? null : fact.unmatchedReason().code());
        FactFields.time(json, "at", fact.at());
    }

    private static void deliveries(Fact.FannedOut fact, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("deliveries");
        for (Fact.Matched matched : fact.deliveries()) {
            json.writeStartObject();
            FactFields.text(json, "delivery", matched.delivery());
            FactFields.text(json, "endpoint", matched.endpoint());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void unmatched(Fact.FannedOut fact, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("unmatched");
        for (Fact.Unmatched unmatched : fact.unmatched()) {
            json.writeStartObject();
            FactFields.text(json, "endpoint", unmatched.endpoint());
            FactFields.text(json, "reason", unmatched.reason().code());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
