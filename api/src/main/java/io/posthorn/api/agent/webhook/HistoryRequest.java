package io.posthorn.api.agent.webhook;

import io.micronaut.http.HttpRequest;
import io.posthorn.api.http.PageRequest;
import io.posthorn.api.http.Query;
import io.posthorn.common.id.AttemptId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which part of a history is asked for.
///
/// @param after the last attempt of the page before; absent for the first page
record HistoryRequest(int size, @Nullable AttemptId after) {
    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 500;

    /// Reads `page_size` and `cursor`.
    static HistoryRequest of(HttpRequest<?> request) {
        Query query = Query.of(request);
        AttemptId after = query.find("cursor", HistoryRequest::attempt).orElse(null);
        return new HistoryRequest(query.number("page_size", MAX_SIZE, DEFAULT_SIZE), after);
    }

    Optional<AttemptId> position() {
        return Optional.ofNullable(after);
    }

    private static AttemptId attempt(String cursor) {
        try {
            return new AttemptId(PageRequest.position(cursor));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a cursor of this list", e);
        }
    }
}
