package io.posthorn.api.access;

import java.util.Set;

/// What is served without a key: whether the process works, and what it offers.
final class OpenPaths {
    private static final Set<String> EXACT = Set.of("/health", "/prometheus", "/openapi");

    private OpenPaths() {}

    static boolean contains(String path) {
        return EXACT.contains(path) || path.startsWith("/health/") || path.startsWith("/openapi/");
    }
}
