package io.posthorn.api.endpoint;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.posthorn.common.secret.MasterKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The master keys, joined by commas: the first seals, all open.
@ConfigurationProperties("posthorn")
record SealConfig(@Nullable String masterKey) {
    List<MasterKey> keys() {
        if (masterKey == null || masterKey.isBlank()) {
            throw new IllegalArgumentException("POSTHORN_MASTER_KEY is missing: base64 of 32 bytes");
        }
        return Arrays.stream(masterKey.split(",")).map(MasterKey::parse).toList();
    }

    @Override
    public String toString() {
        return "SealConfig[redacted]";
    }
}
