package io.posthorn.dispatcher.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// One header of a request, which can neither end early nor change how the request is framed.
public record Header(String name, String value) {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern TEXT = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Set<String> RESERVED = Set.of(
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
            "upgrade");

    /// Refuses names and values that are no header, and the names that belong to the connection.
    public Header {
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a header: \"" + name + "\"");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " belongs to the connection");
        }
        if (!TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException("the value of " + name + " holds control or wide characters");
        }
    }

    /// Leaves the value out: it may be a credential.
    @Override
    public String toString() {
        return name + ": …";
    }
}
