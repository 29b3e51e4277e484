package io.posthorn.api.publish;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// A JSON value as it came: the bytes `from` to `until` of what was sent. Nothing of it is written anew.
public record JsonSlice(byte[] source, int from, int until) {
    public static JsonSlice of(byte[] whole) {
        return new JsonSlice(whole, 0, whole.length);
    }

    int length() {
        return until - from;
    }

    /// True when these bytes stand anywhere within.
    boolean contains(byte[] wanted) {
        for (int at = from; at <= until - wanted.length; at++) {
            if (source[at] == wanted[0] && Arrays.equals(source, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    void writeTo(ByteArrayOutputStream body) {
        body.write(source, from, length());
    }
}
