package io.posthorn.dispatcher.http;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// One header of a request, which can neither end early nor change how the request is framed.
public record Header(String name, String value) {
    private static final String SEPARATORS = "\"(),/:;<=>?@[\\]{}";
    private static final NavigableSet<String> RESERVED = reserved();

    /// Refuses names and values that are no header, and the names that belong to the connection.
    public Header {
        if (name.isEmpty() || !consistsOf(name, Header::isToken)) {
            throw new IllegalArgumentException("not the name of a header: \"" + name + "\"");
        }
        if (RESERVED.contains(name)) {
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

    private static NavigableSet<String> reserved() {
        NavigableSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(List.of(
                "connection",
                "content-length",
                "expect",
                "host",
                "http2-settings",
                "keep-alive",
                "proxy-connection",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade"));
        return Collections.unmodifiableNavigableSet(names);
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
