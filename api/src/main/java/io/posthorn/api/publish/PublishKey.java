package io.posthorn.api.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.api.access.KeyId;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an event was published under, and a hash of what was published.
record PublishKey(String text, String hash) {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_HEADER = 255;
    private static final int MAX_ID = 390;

    /// Of an event published alone: the header `Idempotency-Key`, else its own id; null when there is neither.
    static @Nullable PublishKey ofOne(KeyId caller, @Nullable String header, EventFields fields) {
        return header == null ? ofId(fields) : ofHeader("header:" + caller + " ", header, fields);
    }

    /// Of an item of a batch: its own id, else the header `Idempotency-Key` with the item's place.
    static @Nullable PublishKey ofItem(KeyId caller, @Nullable String header, int place, EventFields fields) {
        return header == null || fields.id() != null
                ? ofId(fields)
                : ofHeader("batch:" + caller + " " + place + " ", header, fields);
    }

    /// Of an event that an agent was told of: the header on this route; null when there is none.
    static @Nullable PublishKey ofTrigger(KeyId caller, @Nullable String header, String path, byte[] body) {
        return header == null
                ? null
                : new PublishKey(
                        "trigger:" + caller + " " + hash(path.getBytes(UTF_8)) + " " + checked(header), hash(body));
    }

    private static PublishKey ofHeader(String use, String header, EventFields fields) {
        return new PublishKey(use + checked(header), hash(fields));
    }

    private static String checked(String header) {
        if (!isKey(header, MAX_HEADER)) {
            throw Problem.invalid(FieldProblem.inHeader(HEADER, "must be 1 to 255 visible characters"))
                    .asException();
        }
        return header;
    }

    /// A CloudEvent is known by its source and its id.
    private static @Nullable PublishKey ofId(EventFields fields) {
        if (fields.id() == null) {
            return null;
        }
        String text = (fields.source() == null ? "" : fields.source() + " ") + fields.id();
        if (fields.id().isBlank() || !isKey(text, MAX_ID)) {
            throw fields.names().problem("id", "must be 1 to 390 characters, with its source where it has one");
        }
        return new PublishKey("id:" + text, hash(fields));
    }

    private static boolean isKey(String text, int most) {
        return !text.isBlank() && text.length() <= most && text.chars().noneMatch(Character::isISOControl);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String hash(EventFields fields) {
        MessageDigest sha256 = sha256();
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
                    fields.data().source(), fields.data().from(), fields.data().length());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
