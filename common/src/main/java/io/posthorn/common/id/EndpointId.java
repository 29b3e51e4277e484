package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Id of an endpoint: `ep_…`, or `wh_…` for a webhook of the session or agent surface.
public record EndpointId(@JsonValue String value) {
    private static final String NATIVE = "ep_";
    private static final String WEBHOOK = "wh_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EndpointId {
        if (!PrefixedText.isValid(WEBHOOK, value)) {
            PrefixedText.check(NATIVE, value);
        }
    }

    static EndpointId endpoint(String sortable) {
        return new EndpointId(NATIVE + sortable);
    }

    static EndpointId webhook(String sortable) {
        return new EndpointId(WEBHOOK + sortable);
    }

    /// True when the text has the form of an endpoint id.
    public static boolean isValid(String text) {
        return PrefixedText.isValid(NATIVE, text) || PrefixedText.isValid(WEBHOOK, text);
    }

    /// True for a webhook of the session or agent surface.
    public boolean isWebhook() {
        return value.startsWith(WEBHOOK);
    }

    @Override
    public String toString() {
        return value;
    }
}
