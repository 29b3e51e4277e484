package io.posthorn.common.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.posthorn.common.secret.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Signs a message by a scheme, to the byte as the wire contract says (§1, §2.2, §3).
public final class Signatures {
    /// What issued secrets begin with.
    public static final String SECRET_PREFIX = "whsec_";

    private static final int SECRET_BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    private Signatures() {}

    /// The headers that prove the message, in the order they are sent.
    public static List<SignatureHeader> of(SignatureScheme scheme, SigningKeys keys, SignedMessage message) {
        return switch (scheme) {
            case STANDARD -> standard(keys, message);
            case MOLROO -> molroo(keys, message);
            case SONZAI -> List.of(sonzai(keys, message));
        };
    }

    /// Text of a new secret, in the form that clients of the scheme expect; every other scheme takes it too.
    public static Secret newSecret(SignatureScheme scheme, SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Secret(SECRET_PREFIX
                + switch (scheme) {
                    case STANDARD, MOLROO -> Base64.getEncoder().encodeToString(bytes);
                    case SONZAI -> HEX.formatHex(bytes);
                });
    }

    /// Checks a secret that a caller gives.
    ///
    /// @throws IllegalArgumentException when the scheme cannot sign with it; the message does not repeat it
    public static void check(SignatureScheme scheme, Secret secret) {
        switch (scheme) {
            case STANDARD -> standardKey(secret);
            case MOLROO -> verbatimKey(secret);
            case SONZAI -> sonzaiKey(secret);
        }
    }

    private static List<SignatureHeader> standard(SigningKeys keys, SignedMessage message) {
        String id = message.event().value();
        String seconds = Long.toString(message.now().getEpochSecond());
        byte[] head = (id + "." + seconds + ".").getBytes(UTF_8);
        List<String> signatures = keys.newestFirst(secret ->
                "v1," + Base64.getEncoder().encodeToString(Hmac.sign(standardKey(secret), head, message.body())));
        return List.of(
                new SignatureHeader("webhook-id", id),
                new SignatureHeader("webhook-timestamp", seconds),
                new SignatureHeader("webhook-signature", String.join(" ", signatures)));
    }

    private static List<SignatureHeader> molroo(SigningKeys keys, SignedMessage message) {
        byte[] signature = Hmac.sign(verbatimKey(keys.current()), message.body());
        return List.of(
                new SignatureHeader("X-Molroo-Signature", HEX.formatHex(signature)),
                new SignatureHeader("X-Molroo-Delivery", message.delivery().value()));
    }

    /// New secret last on odd attempts, first on even ones: a receiver that reads only the last one recovers.
    private static SignatureHeader sonzai(SigningKeys keys, SignedMessage message) {
        String seconds = Long.toString(message.now().getEpochSecond());
        byte[] head = (seconds + ".").getBytes(UTF_8);
        List<String> newestFirst =
                keys.newestFirst(secret -> "v1=" + HEX.formatHex(Hmac.sign(sonzaiKey(secret), head, message.body())));
        List<String> signatures = message.attempt() % 2 == 0 ? newestFirst : newestFirst.reversed();
        return new SignatureHeader(
                "Sonzai-Signature", "t=" + seconds + "," + signatures.stream().collect(Collectors.joining(",")));
    }

    private static byte[] standardKey(Secret secret) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(withoutPrefix(secret));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret must be base64, with or without 'whsec_' before it", e);
        }
        if (key.length == 0) {
            throw new IllegalArgumentException("the secret must not be empty");
        }
        return key;
    }

    private static byte[] verbatimKey(Secret secret) {
        return secret.reveal().getBytes(UTF_8);
    }

    private static byte[] sonzaiKey(Secret secret) {
        String text = withoutPrefix(secret);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the secret must not be empty");
        }
        return text.getBytes(UTF_8);
    }

    private static String withoutPrefix(Secret secret) {
        String text = secret.reveal();
        return text.startsWith(SECRET_PREFIX) ? text.substring(SECRET_PREFIX.length()) : text;
    }
}
