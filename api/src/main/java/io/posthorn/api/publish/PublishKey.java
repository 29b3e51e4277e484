package io.posthorn.api.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an event was published under, and a hash of what was published.
record PublishKey(String text, String hash) {
    private static final int MAX_LENGTH = 400;

    /// The `Idempotency-Key` header, else the event's own id, of a CloudEvent with its source; null when there is none.
    static @Nullable PublishKey of(@Nullable String header, EventFields fields) {
        if (header != null) {
            return checked("header:" + header, FieldProblem.inHeader("Idempotency-Key", ""), fields);
        }
        if (fields.id() == null) {
            return null;
        }
        String source = fields.source() == null ? "" : fields.source() + " ";
        return checked("id:" + source + fields.id(), FieldProblem.inBody("id", ""), fields);
    }

    private static PublishKey checked(String text, FieldProblem place, EventFields fields) {
        if (text.length() > MAX_LENGTH || text.endsWith(":") || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(new FieldProblem(
                            place.location(),
                            place.field(),
                            "must be 1 to 390 characters, with its source where it has one"))
                    .asException();
        }
        return new PublishKey(text, hash(fields));
    }

    private static String hash(EventFields fields) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Stream.of(
                            fields.id(),
                            fields.source(),
                            fields.type(),
                            fields.time(),
                            fields.project(),
                            fields.session(),
                            fields.orderingKey(),
                            fields.deliverAt(),
                            fields.expiresAt())
                    .forEach(text -> sha256.update((text + "\n").getBytes(UTF_8)));
            if (fields.data() != null) {
                sha256.update(
                        fields.data().source(),
                        fields.data().from(),
                        fields.data().length());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
