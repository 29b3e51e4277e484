package io.posthorn.api.endpoint;

import io.posthorn.api.problem.Checks;
import io.posthorn.common.endpoint.DeliverySettings;
import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.retry.DurationText;
import io.posthorn.common.retry.RetryPolicy;
import io.posthorn.common.signature.SignatureScheme;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an [EndpointRequest] says once each part of it was checked.
record EndpointDraft(Subscription subscription, DeliveryWishes wishes, CustomHeaders headers, Remarks remarks) {
    private static final int MAX_REMARK = 16 * 1024;

    /// @throws io.posthorn.api.problem.ProblemException locating the first part that cannot be accepted
    static EndpointDraft of(EndpointRequest request, UrlRule urls) {
        return new EndpointDraft(
                subscription(request, urls), wishes(request), headers(request.headers()), remarks(request));
    }

    private static Subscription subscription(EndpointRequest request, UrlRule urls) {
        String url = Checks.required("url", request.url());
        List<String> types = texts("event_types", Checks.required("event_types", request.eventTypes()));
        return new Subscription(
                Checks.inBody("url", () -> urls.checked(url)),
                Checks.inBody("event_types", () -> new EventTypeFilter(types)),
                Optional.ofNullable(request.scheme()).orElse(SignatureScheme.STANDARD));
    }

    private static DeliveryWishes wishes(EndpointRequest request) {
        RetryPolicy policy = request.retryPolicy() == null ? null : policy(request.retryPolicy());
        Duration timeout = request.timeout() == null ? DeliveryWishes.DEFAULT_TIMEOUT : timeout(request.timeout());
        int inFlight = Optional.ofNullable(request.maxInFlight()).orElse(DeliveryWishes.DEFAULT_IN_FLIGHT);
        Integer rate = request.rateLimit() == null ? null : request.rateLimit().perSecond();
        DeliveryWishes wishes =
                new DeliveryWishes(policy, timeout, inFlight, rate, Boolean.TRUE.equals(request.ordered()));
        check("timeout", new DeliveryWishes(null, timeout, DeliveryWishes.DEFAULT_IN_FLIGHT, null, false));
        check("max_in_flight", new DeliveryWishes(null, timeout, inFlight, null, false));
        check("rate_limit", wishes);
        return wishes;
    }

    private static void check(String path, DeliveryWishes wishes) {
        DeliverySettings unused = Checks.inBody(path, () -> wishes.settings(new RetryPolicy(List.of())));
        Objects.requireNonNull(unused);
    }

    private static RetryPolicy policy(List<@Nullable String> delays) {
        List<String> texts = texts("retry_policy", delays);
        return Checks.inBody("retry_policy", () -> RetryPolicy.of(texts));
    }

    private static Duration timeout(String text) {
        return Checks.inBody("timeout", () -> DurationText.parse(text));
    }

    private static CustomHeaders headers(@Nullable Map<String, @Nullable String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        if (given != null) {
            given.forEach((name, value) -> values.put(name, Checks.required("headers." + name, value)));
        }
        return Checks.inBody("headers", () -> new CustomHeaders(values));
    }

    private static Remarks remarks(EndpointRequest request) {
        String metadata = request.metadata() == null ? null : request.metadata().toString();
        checkLength("metadata", metadata);
        checkLength("description", request.description());
        return new Remarks(request.description(), metadata);
    }

    private static void checkLength(String path, @Nullable String text) {
        if (text != null && text.length() > MAX_REMARK) {
            throw Checks.invalid(path, "must be at most 16384 characters");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            throw Checks.invalid(path, "must not hold the character NUL");
        }
    }

    private static List<String> texts(String path, List<@Nullable String> values) {
        return values.stream().map(value -> Checks.required(path, value)).toList();
    }
}
