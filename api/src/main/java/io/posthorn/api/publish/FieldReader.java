package io.posthorn.api.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.posthorn.api.http.JsonProblems;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one event from JSON in one pass. The data is not taken apart: it stays the bytes it came as.
final class FieldReader {
    private final FieldNames names;
    private final JsonSlice source;

    private @Nullable String id;
    private @Nullable String origin;
    private @Nullable String version;
    private @Nullable String type;
    private @Nullable String time;
    private @Nullable String project;
    private @Nullable String session;
    private @Nullable String orderingKey;
    private @Nullable String deliverAt;
    private @Nullable String expiresAt;
    private @Nullable JsonSlice data;

    private FieldReader(FieldNames names, JsonSlice source) {
        this.names = names;
        this.source = source;
    }

    /// @throws io.posthorn.api.problem.ProblemException locating what is wrong
    static EventFields read(FieldNames names, JsonSlice source) {
        if (source.length() == 0) {
            throw RequestJson.emptyBody();
        }
        return new FieldReader(names, source).read();
    }

    private EventFields read() {
        try (JsonParser parser = RequestJson.parser(source.source(), source.from(), source.length())) {
            readObject(parser);
            if (names == FieldNames.CLOUD_EVENT) {
                CloudEvents.checkVersion(names, version);
            }
            if (parser.nextToken() != null) {
                throw Problem.unreadable(FieldProblem.inBody("", "must be one JSON object and nothing more"))
                        .asException();
            }
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        } catch (IOException _) {
            throw RequestJson.notUtf8();
        }
        return new EventFields(
                names, id, origin, type, time, project, session, orderingKey, deliverAt, expiresAt, data);
    }

    private void readObject(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Checks.invalid("", "must be a JSON object");
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            readField(field, parser);
        }
    }

    private void readField(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "id" -> id = text(field, parser);
            case "type" -> type = text(field, parser);
            case "data" -> data = slice(parser);
            default -> {
                if (!readOptional(field, parser)) {
                    readOther(field, parser);
                }
            }
        }
    }

    private boolean readOptional(String field, JsonParser parser) throws IOException {
        if (field.equals(names.time)) {
            time = text(field, parser);
        } else if (field.equals(names.project)) {
            project = text(field, parser);
        } else if (field.equals(names.session)) {
            session = text(field, parser);
        } else if (field.equals(names.orderingKey)) {
            orderingKey = text(field, parser);
        } else if (field.equals(names.deliverAt)) {
            deliverAt = text(field, parser);
        } else if (field.equals(names.expiresAt)) {
            expiresAt = text(field, parser);
        } else {
            return false;
        }
        return true;
    }

    private void readOther(String field, JsonParser parser) throws IOException {
        if (names == FieldNames.PLAIN) {
            throw names.problem(field, "is not a known field");
        }
        switch (field) {
            case "source" -> origin = text(field, parser);
            case "specversion" -> version = text(field, parser);
            case "datacontenttype" -> CloudEvents.checkDataType(names, text(field, parser));
            case "data_base64" -> throw names.problem(field, "is not accepted: the data must be JSON");
            default -> parser.skipChildren();
        }
    }

    private @Nullable String text(String field, JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> null;
            default -> throw names.problem(field, "must be a string");
        };
    }

    private JsonSlice slice(JsonParser parser) throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        long until = parser.currentLocation().getByteOffset();
        if (from < 0 || until < from) {
            throw RequestJson.notUtf8();
        }
        return new JsonSlice(source.source(), source.from() + (int) from, source.from() + (int) until);
    }
}
