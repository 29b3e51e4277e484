package io.posthorn.api.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.posthorn.api.problem.Problem;

/// Answers 400 to a [RequestLine] that is no URI in UTF-8, before anything reads a name in it.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class RequestLineFilter {
    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!RequestLine.isText(request.getUri().toString())) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The request line is not a URI in UTF-8")
                    .asException();
        }
    }
}
