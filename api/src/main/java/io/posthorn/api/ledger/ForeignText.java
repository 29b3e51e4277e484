package io.posthorn.api.ledger;

import org.jspecify.annotations.Nullable;

/// Text that others wrote: PostgreSQL refuses the NUL character, and one answer of one endpoint must not stop the
/// ledger.
final class ForeignText {
    private ForeignText() {}

    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }
}
