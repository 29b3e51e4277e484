package io.posthorn.standalone.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The `Sonzai-Signature` of a request, read and computed by the words of the wire contract (§2.2) alone.
///
/// @param values in the order they stand in the header
public record SonzaiSignature(Instant at, List<String> values, byte[] body) {
    private static final Pattern FORM = Pattern.compile("t=(\\d+)((?:,v1=[0-9a-f]{64})+)");
    private static final String HMAC = "HmacSHA256";

    public SonzaiSignature {
        values = List.copyOf(values);
    }

    public static SonzaiSignature of(Post post) {
        String header = post.header("sonzai-signature").orElse("");
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            throw new IllegalStateException("not a signature: " + header);
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
        List<String> values = Arrays.stream(form.group(2).substring(1).split(",", -1))
                .map(value -> value.substring("v1=".length()))
                .toList();
        return new SonzaiSignature(at, values, post.body());
    }

    /// What a secret as it was issued makes of this time and body.
    public String by(String secret) {
        String key = secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret;
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), HMAC));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
