package io.posthorn.common.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.posthorn.common.event.DefaultScope;
import io.posthorn.common.fixture.Samples;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.TenantId;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecretSealTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TenantId TENANT = DefaultScope.TENANT;
    private static final Secret SECRET = new Secret("a plain secret");

    private final EndpointId endpoint = Samples.IDS.endpoint();
    private final MasterKey key = MasterKey.parse(MasterKey.generate(RANDOM));
    private final SecretSeal seal = new SecretSeal(List.of(key), RANDOM);

    @Test
    void opensWhatItSealed() {
        Sealed sealed = seal.seal(SECRET, TENANT, endpoint);

        assertThat(seal.open(sealed, TENANT, endpoint)).isEqualTo(SECRET);
        assertThat(seal.open(Sealed.fromText(sealed.text()), TENANT, endpoint)).isEqualTo(SECRET);
    }

    @Test
    void sameSecretIsNeverSealedTheSame() {
        assertThat(seal.seal(SECRET, TENANT, endpoint)).isNotEqualTo(seal.seal(SECRET, TENANT, endpoint));
    }

    @Test
    void doesNotOpenForAnotherEndpointOrTenant() {
        Sealed sealed = seal.seal(SECRET, TENANT, endpoint);

        assertBroken(seal, sealed, TENANT, Samples.IDS.endpoint());
        assertBroken(seal, sealed, new TenantId("other"), endpoint);
    }

    @Test
    void doesNotOpenOnceAnyByteWasChanged() {
        byte[] blob = seal.seal(SECRET, TENANT, endpoint).blob();

        for (int i = 0; i < blob.length; i++) {
            byte[] changed = blob.clone();
            changed[i] ^= 1;
            assertBroken(seal, new Sealed(changed), TENANT, endpoint);
        }
        assertBroken(seal, new Sealed(new byte[0]), TENANT, endpoint);
    }

    @Test
    void afterARotationOldSealsStillOpenAndNewOnesNeedTheNewKey() {
        Sealed old = seal.seal(SECRET, TENANT, endpoint);
        MasterKey next = MasterKey.parse(MasterKey.generate(RANDOM));
        SecretSeal rotated = new SecretSeal(List.of(next, key), RANDOM);

        assertThat(rotated.open(old, TENANT, endpoint)).isEqualTo(SECRET);
        assertBroken(seal, rotated.seal(SECRET, TENANT, endpoint), TENANT, endpoint);
    }

    @Test
    void textFormsTellNothing() {
        assertThat(SECRET.toString()).isEqualTo("[redacted]");
        assertThat(seal.seal(SECRET, TENANT, endpoint).toString()).matches("Sealed\\[\\d+ bytes]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.parse("c2hvcnQ="))
                .withMessageNotContaining("c2hvcnQ=");
    }

    private static void assertBroken(SecretSeal seal, Sealed sealed, TenantId tenant, EndpointId endpoint) {
        assertThatExceptionOfType(SealBrokenException.class).isThrownBy(() -> seal.open(sealed, tenant, endpoint));
    }
}
