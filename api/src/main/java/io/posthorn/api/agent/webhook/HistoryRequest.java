package io.posthorn.api.agent.webhook;

import io.micronaut.http.HttpRequest;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.problem.Checks;
import io.posthorn.common.id.AttemptId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which part of a history is asked for.
///
/// @param after the last attempt of the page before; absent for the first page
record HistoryRequest(int size, @Nullable AttemptId after) {
    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 500;

    HistoryRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("must be 1 to 500");
        }
    }

    /// Reads `page_size` and `cursor`.
    static HistoryRequest of(HttpRequest<?> request) {
        AttemptId after = parameter(request, "cursor")
                .map(cursor -> Checks.inQuery("cursor", () -> attempt(cursor)))
                .orElse(null);
        int size = parameter(request, "page_size")
                .map(text -> Checks.inQuery("page_size", () -> number(text)))
                .orElse(DEFAULT_SIZE);
        return Checks.inQuery("page_size", () -> new HistoryRequest(size, after));
    }

    Optional<AttemptId> position() {
        return Optional.ofNullable(after);
    }

    private static Optional<String> parameter(HttpRequest<?> request, String name) {
        return request.getParameters().getFirst(name).filter(text -> !text.isEmpty());
    }

    private static AttemptId attempt(String cursor) {
        try {
            return new AttemptId(PageRequest.position(cursor));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a cursor of this list", e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }
}
