package io.posthorn.api.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook as clients of the session surface write it, unchecked.
record WebhookRequest(
        @Nullable String url,
        @Nullable String secret,
        @Nullable List<@Nullable String> events) {
    @Override
    public String toString() {
        return "WebhookRequest[" + url + "]";
    }
}
