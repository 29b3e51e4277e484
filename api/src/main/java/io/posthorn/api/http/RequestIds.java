package io.posthorn.api.http;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Ids of requests: one random part for each process, then a count.
@Singleton
public final class RequestIds {
    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "posthorn.request-id";
    private static final int MAX_LENGTH = 128;
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:/+=-]+");

    private final String process;
    private final AtomicLong count = new AtomicLong();

    RequestIds(SecureRandom random) {
        this.process = "req_" + HexFormat.of().toHexDigits(random.nextInt()) + "-";
    }

    /// The same for one request, however often it is asked.
    public String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseGet(() -> name(request));
    }

    private String name(HttpRequest<?> request) {
        String given = request.getHeaders().get(HEADER);
        String id = given != null && isSane(given) ? given : process + Long.toString(count.incrementAndGet(), 36);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /// Nothing that a shell would run: operators paste it behind a `grep`.
    private static boolean isSane(String text) {
        return text.length() <= MAX_LENGTH && SANE.matcher(text).matches();
    }
}
