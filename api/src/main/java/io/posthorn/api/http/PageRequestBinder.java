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
                .getFirst(PageRequest.CURSOR)
                .map(cursor -> Checks.inQuery(PageRequest.CURSOR, () -> PageRequest.position(cursor)))
                .orElse(null);
        int limit = source.getParameters()
                .getFirst(PageRequest.LIMIT)
                .map(text -> Checks.inQuery(PageRequest.LIMIT, () -> number(text)))
                .orElse(PageRequest.DEFAULT_LIMIT);
        return Checks.inQuery(PageRequest.LIMIT, () -> new PageRequest(limit, after));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
    }
}
