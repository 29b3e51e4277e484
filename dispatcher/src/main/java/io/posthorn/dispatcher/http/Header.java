package io.posthorn.dispatcher.http;

import io.posthorn.common.endpoint.FramingHeaders;
import java.util.function.IntPredicate;

/// One header of a request, which can neither end early nor change how the request is framed.
public record Header(String name, String value) {
    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";

    /// Refuses names and values that are no header, and the names that belong to the connection.
    public Header {
        if (name.isEmpty() || !consistsOf(name, Header::isToken)) {
            throw new IllegalArgumentException("not the name of a header: \"" + name + "\"");
        }
        if (FramingHeaders.contain(name)) {
            throw new IllegalArgumentException("the header " + name + " belongs to the connection");
        }
        if (!consistsOf(value, Header::isText)) {
            throw new IllegalArgumentException("the value of " + name + " holds control or wide characters");
        }
    }

    /// Leaves the value out: it may be a credential.
    @Override
    public String toString() {
        return name + ": …";
    }

    /// A loop and no stream: every header of every request passes here.
    private static boolean consistsOf(String text, IntPredicate allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (!allowed.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(int character) {
        return character > ' ' && character < 0x7f && SEPARATORS.indexOf(character) < 0;
    }

    private static boolean isText(int character) {
        return character == '\t' || (character >= ' ' && character != 0x7f && character <= 0xff);
    }
}
