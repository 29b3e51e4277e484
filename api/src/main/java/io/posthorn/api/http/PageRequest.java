package io.posthorn.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for: `limit` from 1 to 250, and the `cursor` of the page before. Controllers take it
/// as an argument.
///
/// @param after the sorting text of the last item of the page before; absent for the first page
public record PageRequest(int limit, @Nullable String after) {
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    public static final int MAX_LIMIT = 250;
    public static final int DEFAULT_LIMIT = 50;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("must be 1 to 250");
        }
    }

    /// Where the page before ended.
    public Optional<String> position() {
        return Optional.ofNullable(after);
    }

    /// The cursor of the page that follows on this text.
    public static String cursor(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(UTF_8));
    }

    /// The text that a cursor was made of.
    public static String position(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a cursor of this list", e);
        }
    }
}
