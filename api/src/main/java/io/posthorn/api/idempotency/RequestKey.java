package io.posthorn.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyId;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Which request it is: that of one API key, on one route, under one `Idempotency-Key`; and a hash of its body.
record RequestKey(KeyId apiKey, String route, String text, String bodyHash) {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    /// Empty when the request names no key.
    static Optional<RequestKey> of(Caller caller, HttpRequest<byte[]> request) {
        return Optional.ofNullable(request.getHeaders().get(HEADER))
                .map(text -> new RequestKey(
                        caller.key(),
                        hash((request.getMethodName() + " " + request.getPath()).getBytes(UTF_8)),
                        checked(text),
                        hash(RequestJson.body(request))));
    }

    private static String checked(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(FieldProblem.inHeader(HEADER, "must be 1 to 255 visible characters"))
                    .asException();
        }
        return text;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
