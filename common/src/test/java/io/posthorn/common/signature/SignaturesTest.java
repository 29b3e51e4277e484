package io.posthorn.common.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.standardwebhooks.Webhook;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.secret.Secret;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The vectors of the wire contract, and an independent library as the oracle of Standard Webhooks.
final class SignaturesTest {
    private static final EventId EVENT = Samples.IDS.event();
    private static final DeliveryId DELIVERY = DeliveryId.of(EVENT, Samples.IDS.endpoint());
    private static final SigningKeys MOLROO = SigningKeys.only(new Secret("whsec_your_secret_key_here"));
    private static final SigningKeys SONZAI = SigningKeys.only(new Secret("whsec_fixedkey123"));
    private static final SigningKeys ROTATING =
            new SigningKeys(new Secret("whsec_newsecret"), new Secret("whsec_oldsecret"));
    private static final String OLD = "v1=9f5b6030a17983aaa06dc09c67b00a5e9f019e5366b84f62ba72bc7dd859c61c";
    private static final String NEW = "v1=8c188d30a89bdcb457759db3aba645985e24d67bb4182eda0b58163947364d80";

    @Test
    void molrooVectorM1() {
        String body = "{\"type\":\"proactive_action\",\"session_id\":\"session_xyz\","
                + "\"timestamp\":\"2025-01-15T10:30:00Z\",\"data\":{\"action_id\":\"act_abc123\","
                + "\"action_type\":\"attachment_seeking\","
                + "\"message\":\"Hey, I've been thinking about our last conversation...\",\"priority\":\"medium\"}}";

        assertThat(Signatures.of(SignatureScheme.MOLROO, MOLROO, message(1, body.getBytes(UTF_8))))
                .containsExactly(
                        new SignatureHeader(
                                "X-Molroo-Signature",
                                "8c6f5cfac46907a168bf5fcbb7b6822a6be9b62b2616d50c0a5d25c8f78f8007"),
                        new SignatureHeader("X-Molroo-Delivery", DELIVERY.value()));
    }

    @Test
    void molrooVectorM3SignsAnEmptyBody() {
        assertThat(Signatures.of(SignatureScheme.MOLROO, MOLROO, message(1, new byte[0])))
                .contains(new SignatureHeader(
                        "X-Molroo-Signature", "6a8856f16ffffe3b91d79d5c8845c766139ab88ec9b6e887e6ba65a45b854f6b"));
    }

    @Test
    void sonzaiVectorZ2() {
        assertThat(sonzai(SONZAI, message(1, "{\"test\":true}".getBytes(UTF_8))))
                .isEqualTo("t=1700000000,v1=6b5fed5c051827b218c67bf2582ae0b5dea7dcfdb4341bb32bcbbeda5980515a");
    }

    @Test
    void sonzaiVectorZ3SignsWithBothDuringRotationAndSwapsOnEvenAttempts() {
        byte[] body = "{\"test\":true}".getBytes(UTF_8);

        assertThat(sonzai(ROTATING, message(1, body))).isEqualTo("t=1700000000," + OLD + "," + NEW);
        assertThat(sonzai(ROTATING, message(2, body))).isEqualTo("t=1700000000," + NEW + "," + OLD);
    }

    @Test
    void sonzaiVectorZ4SignsUtf8Bytes() {
        byte[] body = HexFormat.of()
                .parseHex("7b2267656e6572617465645f6d657373616765223a22e697a9e4b88ae5a5bd20e29880efb88f227d");

        assertThat(sonzai(SONZAI, message(1, body)))
                .isEqualTo("t=1700000000,v1=081d60a2246a050f79652d22d0f3960c5fe71871e579df1e4b1db1d0d2e2d439");
    }

    @Test
    void standardSignatureIsAcceptedByAnIndependentLibrary() throws Exception {
        Secret secret = Signatures.newSecret(SignatureScheme.STANDARD, new SecureRandom());
        String body = "{\"type\":\"order.paid\"}";

        HttpHeaders headers = standardHeaders(SigningKeys.only(secret), body);

        new Webhook(secret.reveal()).verify(body, headers);
    }

    @Test
    void standardRotationIsAcceptedUnderTheOldAndTheNewSecret() throws Exception {
        Secret newer = Signatures.newSecret(SignatureScheme.STANDARD, new SecureRandom());
        Secret older = Signatures.newSecret(SignatureScheme.STANDARD, new SecureRandom());
        String body = "{}";

        HttpHeaders headers = standardHeaders(new SigningKeys(newer, older), body);

        new Webhook(newer.reveal()).verify(body, headers);
        new Webhook(older.reveal()).verify(body, headers);
    }

    @Test
    void newSecretOfASchemeIsTakenByEveryOther() {
        for (SignatureScheme scheme : SignatureScheme.values()) {
            Secret secret = Signatures.newSecret(scheme, new SecureRandom());

            for (SignatureScheme other : SignatureScheme.values()) {
                Signatures.check(other, secret);
            }
        }
    }

    @Test
    void newSonzaiSecretIsTheHexOf32Bytes() {
        assertThat(Signatures.newSecret(SignatureScheme.SONZAI, new SecureRandom())
                        .reveal())
                .matches("whsec_[0-9a-f]{64}");
    }

    @Test
    void secretThatTheSchemeCannotSignWithIsRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signatures.check(SignatureScheme.STANDARD, new Secret("whsec_not base64!")))
                .withMessageContaining("base64")
                .withMessageNotContaining("not base64!");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signatures.check(SignatureScheme.SONZAI, new Secret("whsec_")));
    }

    private static String sonzai(SigningKeys keys, SignedMessage message) {
        List<SignatureHeader> headers = Signatures.of(SignatureScheme.SONZAI, keys, message);
        assertThat(headers).singleElement().extracting(SignatureHeader::name).isEqualTo("Sonzai-Signature");
        return headers.getFirst().value();
    }

    private static SignedMessage message(int attempt, byte[] body) {
        return new SignedMessage(EVENT, DELIVERY, attempt, Instant.ofEpochSecond(1_700_000_000), body);
    }

    private static HttpHeaders standardHeaders(SigningKeys keys, String body) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        SignedMessage message = new SignedMessage(EVENT, DELIVERY, 1, now, body.getBytes(UTF_8));
        Map<String, List<String>> headers = Signatures.of(SignatureScheme.STANDARD, keys, message).stream()
                .collect(Collectors.toMap(SignatureHeader::name, header -> List.of(header.value())));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
