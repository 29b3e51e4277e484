package io.posthorn.api.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.posthorn.api.problem.Checks;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Reads `limit` and `cursor`.
@Singleton
final class PageRequestBinder implements TypedRequestArgumentBinder<PageRequest> {
    private static final Argument<PageRequest> TYPE = Argument.of(PageRequest.class);

    @Override
    public Argument<PageRequest> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<PageRequest> bind(ArgumentConversionContext<PageRequest> context, HttpRequest<?> source) {
        PageRequest request = pageRequest(source);
        return () -> Optional.of(request);
    }

    private static PageRequest pageRequest(HttpRequest<?> source) {
        String after = source.getParameters()
                .getFirst("cursor")
                .map(cursor -> Checks.inQuery("cursor", () -> PageRequest.position(cursor)))
                .orElse(null);
        int limit = source.getParameters()
                .getFirst("limit")
                .map(text -> Checks.inQuery("limit", () -> number(text)))
                .orElse(PageRequest.DEFAULT_LIMIT);
        return Checks.inQuery("limit", () -> new PageRequest(limit, after));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }
}
