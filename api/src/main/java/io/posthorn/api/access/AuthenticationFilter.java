package io.posthorn.api.access;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.problem.ProblemException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Lets a request pass whose key may do what its route needs: 401, then 403. Health, metrics and OpenAPI are open.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(AuthenticationFilter.ORDER)
public final class AuthenticationFilter {
    /// What looks at the caller comes after it.
    public static final int ORDER = -1000;

    private static final String BEARER = "Bearer ";

    private final Authentication authentication;

    AuthenticationFilter(Authentication authentication) {
        this.authentication = authentication;
    }

    @RequestFilter
    CompletableFuture<HttpRequest<?>> authenticate(HttpRequest<?> request) {
        if (OpenPaths.contains(request.getPath())) {
            return CompletableFuture.completedFuture(request);
        }
        String key = key(request).orElseThrow(AuthenticationFilter::unauthorized);
        if (request.getPath().startsWith("/admin/")) {
            admit(request, key);
            return CompletableFuture.completedFuture(request);
        }
        return authentication.callerOf(key).thenApply(caller -> {
            admit(request, caller.orElseThrow(AuthenticationFilter::unauthorized));
            return request;
        });
    }

    private void admit(HttpRequest<?> request, String adminKey) {
        if (!authentication.isAdmin(adminKey)) {
            throw unauthorized();
        }
        RouteAttributes.getRouteInfo(request)
                .filter(route -> !route.getAnnotationMetadata().hasAnnotation(NeedsAdmin.class))
                .ifPresent(route -> forbid("This is not for the admin key"));
    }

    private static void admit(HttpRequest<?> request, Caller caller) {
        RouteAttributes.getRouteInfo(request).ifPresent(route -> admit(route, caller));
        request.setAttribute(Caller.ATTRIBUTE, caller);
    }

    private static void admit(RouteInfo<?> route, Caller caller) {
        Optional<KeyScope> needed = route.getAnnotationMetadata().enumValue(Needs.class, KeyScope.class);
        if (needed.isEmpty() || !caller.may(needed.get())) {
            forbid(needed.map(scope -> "The API key lacks the scope '" + scope.code() + "'")
                    .orElse("This is not for API keys"));
        }
    }

    private static void forbid(String detail) {
        throw Problem.forbidden(detail).asException();
    }

    private static Optional<String> key(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static ProblemException unauthorized() {
        return Problem.unauthorized().asException();
    }
}
