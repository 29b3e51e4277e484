package io.posthorn.api.publish;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// CloudEvents over HTTP: what their attributes mean to us.
final class CloudEvents {
    static final MediaType STRUCTURED = MediaType.of("application/cloudevents+json");
    static final MediaType BATCH = MediaType.of("application/cloudevents-batch+json");

    private static final String SPECVERSION = "specversion";

    private CloudEvents() {}

    /// Binary mode: the attributes are headers, the body is the data.
    static boolean isBinary(HttpRequest<?> request) {
        return request.getHeaders().contains(FieldNames.HEADER_PREFIX + SPECVERSION);
    }

    static EventFields binary(HttpRequest<?> request, byte[] body) {
        FieldNames names = FieldNames.CLOUD_EVENT_HEADERS;
        HttpHeaders headers = request.getHeaders();
        checkVersion(names, attribute(headers, SPECVERSION));
        return new EventFields(
                names,
                attribute(headers, "id"),
                attribute(headers, "source"),
                attribute(headers, "type"),
                attribute(headers, names.time),
                attribute(headers, names.project),
                attribute(headers, names.session),
                attribute(headers, names.orderingKey),
                attribute(headers, names.deliverAt),
                attribute(headers, names.expiresAt),
                body.length == 0 ? null : JsonValue.only(body));
    }

    static void checkVersion(FieldNames names, @Nullable String version) {
        if (version == null || !version.startsWith("1.")) {
            throw names.problem(SPECVERSION, "must be 1.0");
        }
    }

    static void checkDataType(FieldNames names, @Nullable String type) {
        if (type != null && !isJson(type)) {
            throw names.problem("datacontenttype", "is not accepted: the data must be JSON");
        }
    }

    static boolean isJson(String type) {
        String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return name.equals("application/json") || name.endsWith("+json");
    }

    /// Header values are percent-encoded where they are not visible ASCII.
    private static @Nullable String attribute(HttpHeaders headers, String name) {
        String value = headers.get(FieldNames.HEADER_PREFIX + name);
        return value == null || value.indexOf('%') < 0 ? value : decoded(name, value);
    }

    private static String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw FieldNames.CLOUD_EVENT_HEADERS.problem(name, "must be percent-encoded");
        }
    }
}
