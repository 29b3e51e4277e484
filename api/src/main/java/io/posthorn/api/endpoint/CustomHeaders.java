package io.posthorn.api.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.posthorn.common.endpoint.FramingHeaders;
import io.posthorn.common.record.Json;
import io.posthorn.common.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Request headers that an endpoint wants besides ours. They may hold credentials: sealed at rest, never shown again.
public record CustomHeaders(Map<String, String> values) {
    static final String REDACTED = "[redacted]";

    private static final int MAX_HEADERS = 32;
    private static final int MAX_VALUE = 4096;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    /// What describes a request, and what proves it, is ours.
    private static final Set<String> OURS = Set.of(
            "content-type",
            "user-agent",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "x-molroo-signature",
            "x-molroo-delivery",
            "sonzai-signature");

    public CustomHeaders {
        if (values.size() > MAX_HEADERS) {
            throw new IllegalArgumentException("must be at most 32 headers");
        }
        values.forEach(CustomHeaders::check);
        values = new LinkedHashMap<>(values);
    }

    public static CustomHeaders none() {
        return new CustomHeaders(Map.of());
    }

    static CustomHeaders unsealed(Secret secret) {
        try {
            return new CustomHeaders(Json.MAPPER.readValue(secret.reveal(), TEXTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the custom headers are not JSON", e);
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    List<String> names() {
        return List.copyOf(values.keySet());
    }

    Secret secret() {
        return new Secret(new String(Json.bytes(values), UTF_8));
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a header");
        }
        if (FramingHeaders.contain(name) || OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("'" + name + "' cannot be set: it belongs to the delivery");
        }
        if (value.length() > MAX_VALUE || !value.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t')) {
            throw new IllegalArgumentException(
                    "the value of '" + name + "' must be at most 4096 visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return "CustomHeaders" + names();
    }
}
