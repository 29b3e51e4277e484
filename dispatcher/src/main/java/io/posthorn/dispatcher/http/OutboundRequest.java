package io.posthorn.dispatcher.http;

import io.posthorn.common.endpoint.TargetUrl;
import java.time.Duration;
import java.util.List;

/// One POST to an endpoint. The body is not copied: nobody changes it after this.
public record OutboundRequest(TargetUrl url, byte[] body, List<Header> headers, Duration timeout) {
    /// `timeout`, in steps of a millisecond, is the one deadline over name resolution, connection, TLS, headers and
    /// body.
    public OutboundRequest {
        headers = List.copyOf(headers);
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
    }

    long timeoutMillis() {
        return Math.max(1, timeout.toMillis());
    }
}
