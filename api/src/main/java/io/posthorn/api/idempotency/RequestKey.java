package io.posthorn.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.posthorn.api.access.Caller;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.id.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Which request it is: that of one caller, on one route, under one `Idempotency-Key`; and a hash of what it says.
///
/// @param tenant whose answers are sealed apart from others'
/// @param caller its API key, or the administration
/// @param content hash of query and body: the same key with another is a mistake
record RequestKey(TenantId tenant, String caller, String route, String text, String content) {
    static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    /// No API key has this id.
    private static final String ADMINISTRATION = "administration";

    /// @param request has the header
    static RequestKey of(HttpRequest<?> request, byte[] body) {
        Optional<Caller> caller = Caller.of(request);
        return new RequestKey(
                caller.map(Caller::tenant).orElse(DefaultScope.TENANT),
                caller.map(found -> found.key().value()).orElse(ADMINISTRATION),
                hash((request.getMethodName() + " " + request.getPath()).getBytes(UTF_8)),
                checked(String.valueOf(request.getHeaders().get(HEADER))),
                hash(String.valueOf(request.getUri().getRawQuery()).getBytes(UTF_8), body));
    }

    KeyedRequest name() {
        String all = String.join("\n", tenant.value(), caller, route, text, content);
        return new KeyedRequest(hash(all.getBytes(UTF_8)));
    }

    private static String checked(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(FieldProblem.inHeader(HEADER, "must be 1 to 255 visible characters"))
                    .asException();
        }
        return text;
    }

    private static String hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
