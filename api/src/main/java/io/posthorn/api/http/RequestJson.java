package io.posthorn.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micronaut.http.HttpRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the JSON of request bodies strictly, and says where it is wrong.
public final class RequestJson {
    private static final int MAX_DEPTH = 200;
    private static final byte[] NOTHING = {};

    private static final ObjectMapper STRICT = strict();

    /// For what clients of other products send: fields that we do not know are passed over.
    private static final ObjectMapper LENIENT = strict().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private RequestJson() {}

    /// The bytes of the body; none when there is no body.
    public static byte[] body(HttpRequest<byte[]> request) {
        return request.getBody().orElse(NOTHING);
    }

    /// The body as a value; an unknown field is a problem.
    public static <T> T read(byte[] body, Class<T> type) {
        return notNull(read(body, () -> STRICT.readValue(body, type)));
    }

    /// The body as a value, whatever else it holds.
    public static <T> T readKnown(byte[] body, Class<T> type) {
        return notNull(read(body, () -> LENIENT.readValue(body, type)));
    }

    /// The body as an object of any fields.
    public static ObjectNode readObject(byte[] body) {
        JsonNode node = read(body, () -> STRICT.readTree(body));
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw Problem.invalid(FieldProblem.inBody("", "must be a JSON object")).asException();
    }

    /// A value made of JSON that was read before.
    public static <T> T convert(ObjectNode node, Class<T> type) {
        try {
            return STRICT.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        }
    }

    /// A parser with the same strictness, for what is read as a stream.
    public static JsonParser parser(byte[] body, int from, int length) throws IOException {
        return STRICT.createParser(body, from, length);
    }

    public static ProblemException notUtf8() {
        return Problem.unreadable(FieldProblem.inBody("", "is not JSON in UTF-8"))
                .asException();
    }

    /// The text `null` is JSON, and no object.
    private static <T> T notNull(@Nullable T value) {
        if (value == null) {
            throw Checks.invalid("", "must be an object");
        }
        return value;
    }

    private static <T> T read(byte[] body, Reading<T> reading) {
        if (body.length == 0) {
            throw emptyBody();
        }
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        } catch (IOException _) {
            throw Problem.unreadable(FieldProblem.inBody("", "is not JSON in UTF-8"))
                    .asException();
        }
    }

    public static ProblemException emptyBody() {
        return Problem.unreadable(FieldProblem.inBody("", "must not be empty")).asException();
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // metadata keeps its digits
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(LogicalType.Textual, text -> {
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
