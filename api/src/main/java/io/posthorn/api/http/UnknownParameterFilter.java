package io.posthorn.api.http;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Refuses query parameters that a native route does not read: a filter that is misspelt must not answer everything.
/// What a route reads is what the arguments of its method say.
@ServerFilter(
        patterns = {
            "/v1/events/**",
            "/v1/deliveries/**",
            "/v1/dead-letters/**",
            "/v1/endpoints/**",
            "/v1/replays/**",
            "/v1/balance/**"
        },
        methods = HttpMethod.GET)
final class UnknownParameterFilter {
    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!request.getParameters().isEmpty()
                && RouteAttributes.getRouteInfo(request).orElse(null) instanceof MethodBasedRouteInfo<?, ?> route) {
            refuseOthers(request, names(route.getTargetMethod().getArguments()).collect(Collectors.toSet()));
        }
    }

    private static void refuseOthers(HttpRequest<?> request, Set<String> known) {
        request.getParameters().names().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid(FieldProblem.inQuery(name, "is not a known parameter"))
                            .asException();
                });
    }

    private static Stream<String> names(Argument<?>... arguments) {
        return Arrays.stream(arguments).flatMap(UnknownParameterFilter::names);
    }

    private static Stream<String> names(Argument<?> argument) {
        if (argument.getType() == PageRequest.class) {
            return Stream.of(PageRequest.LIMIT, PageRequest.CURSOR);
        }
        if (argument.isAnnotationPresent(RequestBean.class)) {
            return names(BeanIntrospection.getIntrospection(argument.getType()).getConstructorArguments());
        }
        return argument.isAnnotationPresent(QueryValue.class)
                ? Stream.of(argument.getAnnotationMetadata()
                        .stringValue(QueryValue.class)
                        .orElse(argument.getName()))
                : Stream.empty();
    }
}
