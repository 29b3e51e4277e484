package io.posthorn.common.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/// Sealed text: version, id of the master key, nonce, cipher text and tag. Safe to store; useless without the key.
public record Sealed(byte[] blob) {
    public Sealed {
        blob = blob.clone();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Sealed fromText(String base64) {
        return new Sealed(Base64.getDecoder().decode(base64));
    }

    @JsonValue
    String text() {
        return Base64.getEncoder().encodeToString(blob);
    }

    @Override
    public byte[] blob() {
        return blob.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed && Arrays.equals(blob, sealed.blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    @Override
    public String toString() {
        return "Sealed[" + blob.length + " bytes]";
    }
}
