package io.posthorn.api.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.posthorn.api.http.JsonProblems;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.Checks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// JSON that is told from other bytes, and cut, without being taken apart.
final class JsonValue {
    private JsonValue() {}

    /// The bytes, which must be one JSON value.
    static JsonSlice only(byte[] body) {
        try (JsonParser parser = RequestJson.parser(body, 0, body.length)) {
            parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            if (parser.nextToken() != null) {
                throw Checks.invalid("", "must be one JSON value");
            }
            return JsonSlice.of(body);
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        } catch (IOException _) {
            throw RequestJson.notUtf8();
        }
    }

    /// The items of an array.
    ///
    /// @param most how many there may be
    static List<JsonSlice> items(byte[] body, int most) {
        try (JsonParser parser = RequestJson.parser(body, 0, body.length)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Checks.invalid("", "must be a JSON array");
            }
            List<JsonSlice> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                items.add(
                        new JsonSlice(body, from, (int) parser.currentLocation().getByteOffset()));
            }
            return bounded(items, most);
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        } catch (IOException _) {
            throw RequestJson.notUtf8();
        }
    }

    /// The lines that are not empty.
    static List<JsonSlice> lines(byte[] body, int most) {
        List<JsonSlice> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= body.length; at++) {
            if (at == body.length || body[at] == '\n') {
                if (!isBlank(body, from, at)) {
                    lines.add(new JsonSlice(body, from, at));
                }
                from = at + 1;
            }
        }
        return bounded(lines, most);
    }

    private static boolean isBlank(byte[] body, int from, int until) {
        for (int at = from; at < until; at++) {
            if (body[at] != ' ' && body[at] != '\r' && body[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    private static List<JsonSlice> bounded(List<JsonSlice> items, int most) {
        if (items.isEmpty() || items.size() > most) {
            throw Checks.invalid("", "must be 1 to " + most + " events, not " + items.size());
        }
        return items;
    }
}
