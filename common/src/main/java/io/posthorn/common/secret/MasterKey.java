package io.posthorn.common.secret;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key that secrets are sealed with: 256 bits, written as base64.
public final class MasterKey {
    private static final int BYTES = 32;

    private final SecretKey key;
    private final int id;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.id = fingerprint(bytes);
    }

    /// Reads a key.
    ///
    /// @throws IllegalArgumentException when the text is not base64 of 32 bytes; the message does not repeat it
    public static MasterKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the master key must be base64 of 32 bytes", e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("the master key must be base64 of 32 bytes, not of " + bytes.length);
        }
        return new MasterKey(bytes);
    }

    /// Text of a new key.
    public static String generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    SecretKey key() {
        return key;
    }

    int id() {
        return id;
    }

    private static int fingerprint(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + Integer.toHexString(id) + "]";
    }
}
