package io.posthorn.common.endpoint;

import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The headers that belong to the connection: set by anyone else, they could change how a request is framed.
public final class FramingHeaders {
    private static final NavigableSet<String> NAMES = ignoringCase(
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

    private FramingHeaders() {}

    public static boolean contain(String name) {
        return NAMES.contains(name);
    }

    private static NavigableSet<String> ignoringCase(String... names) {
        NavigableSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(names));
        return Collections.unmodifiableNavigableSet(set);
    }
}
