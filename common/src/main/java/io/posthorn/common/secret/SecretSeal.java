package io.posthorn.common.secret;

import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals secrets with AES-256-GCM, bound to their tenant and endpoint: a blob moved to another endpoint does not open.
/// Seals with the first master key and opens with any, so that keys can be rotated. Thread-safe.
public final class SecretSeal {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + Integer.BYTES + NONCE_BYTES;

    private final MasterKey current;
    private final Map<Integer, MasterKey> keys;
    private final SecureRandom random;

    public SecretSeal(List<MasterKey> masterKeys, SecureRandom random) {
        this.current = masterKeys.getFirst();
        this.keys = masterKeys.stream().collect(Collectors.toUnmodifiableMap(MasterKey::id, Function.identity()));
        this.random = random;
    }

    public Sealed seal(Secret secret, TenantId tenant, EndpointId endpoint) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, current, nonce, tenant, endpoint);
            byte[] sealed = cipher.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return new Sealed(ByteBuffer.allocate(HEAD_BYTES + sealed.length)
                    .put(VERSION)
                    .putInt(current.id())
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /// Opens what [#seal] made.
    ///
    /// @throws SealBrokenException when no key fits, or the blob was changed or belongs to another endpoint
    public Secret open(Sealed sealed, TenantId tenant, EndpointId endpoint) {
        ByteBuffer blob = ByteBuffer.wrap(sealed.blob());
        if (blob.remaining() <= HEAD_BYTES || blob.get() != VERSION) {
            throw new SealBrokenException("the sealed secret of " + endpoint + " is not in a known form");
        }
        int keyId = blob.getInt();
        MasterKey key = keys.get(keyId);
        if (key == null) {
            throw new SealBrokenException("the secret of " + endpoint + " is sealed with master key "
                    + Integer.toHexString(keyId) + ", which is not configured");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        blob.get(nonce);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, tenant, endpoint);
            byte[] opened = cipher.doFinal(blob.array(), blob.position(), blob.remaining());
            return new Secret(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("the sealed secret of " + endpoint + " does not open", e);
        }
    }

    private static Cipher cipher(int mode, MasterKey key, byte[] nonce, TenantId tenant, EndpointId endpoint)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant.value() + "/" + endpoint.value()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
