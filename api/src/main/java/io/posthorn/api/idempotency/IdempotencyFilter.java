package io.posthorn.api.idempotency;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.filter.FilterPatternStyle;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.AuthenticationFilter;
import org.jspecify.annotations.Nullable;

/// Honours the `Idempotency-Key` of every POST, PUT and PATCH, on all surfaces. Publishing, and telling an agent of an
/// event, has keys of its own, which make an event the same event also after a crash, and stays on the event loop.
@ServerFilter(
        value = IdempotencyFilter.ALL_BUT_PUBLISHING,
        patternStyle = FilterPatternStyle.REGEX,
        methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH})
@Order(AuthenticationFilter.ORDER + 2)
final class IdempotencyFilter implements ConditionalFilter {
    static final String ALL_BUT_PUBLISHING = "/(?!v1/events(/.*)?$|api/v1/agents/[^/]+/events$).*";

    private static final byte[] NOTHING = {};

    private final Idempotency idempotency;

    IdempotencyFilter(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return request.getHeaders().contains(RequestKey.HEADER);
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> once(
            HttpRequest<?> request, @Body byte @Nullable [] body, FilterContinuation<HttpResponse<?>> continuation) {
        RequestKey key = RequestKey.of(request, body == null ? NOTHING : body);
        key.name().noteOn(request);
        return idempotency.once(key, continuation::proceed);
    }
}
