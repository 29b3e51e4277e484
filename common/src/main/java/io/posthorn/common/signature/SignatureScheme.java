package io.posthorn.common.signature;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How the requests of an endpoint are signed (wire contract §1, §2.2, §3).
public enum SignatureScheme {
    /// Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature: v1,…`.
    STANDARD,

    /// `X-Molroo-Signature`: HMAC of the body, key is the secret verbatim.
    MOLROO,

    /// `Sonzai-Signature: t=…,v1=…`: HMAC of time and body, key is the secret without `whsec_`.
    SONZAI;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// Whether an answer 410 ends what is sent to the receiver. The agent surface retries whatever is not 2xx (wire
    /// contract §2.2).
    public boolean heedsGone() {
        return this != SONZAI;
    }

    /// The word on the wire and in tables.
    @JsonValue
    public String code() {
        return code;
    }
}
