package io.posthorn.common.secret;

import java.io.Serial;

/// A sealed secret that cannot be opened. The message names the endpoint, never the secret.
public final class SealBrokenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    SealBrokenException(String message) {
        super(message);
    }

    SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
