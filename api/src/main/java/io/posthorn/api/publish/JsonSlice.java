package io.posthorn.api.publish;

import java.io.ByteArrayOutputStream;

/// A JSON value as it came: the bytes `from` to `until` of what was sent. Nothing of it is written anew.
public record JsonSlice(byte[] source, int from, int until) {
    public static JsonSlice of(byte[] whole) {
        return new JsonSlice(whole, 0, whole.length);
    }

    int length() {
        return until - from;
    }

    void writeTo(ByteArrayOutputStream body) {
        body.write(source, from, length());
    }
}
