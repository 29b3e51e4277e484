package io.posthorn.common.id;

/// The check that every prefixed id makes of its text.
final class PrefixedText {
    private PrefixedText() {}

    static boolean isValid(String prefix, String value) {
        return value.startsWith(prefix) && SortableId.isValid(value, prefix.length());
    }

    static void check(String prefix, String value) {
        if (!isValid(prefix, value)) {
            throw new IllegalArgumentException(
                    "not an id of the form " + prefix + "<26 characters>: '" + shortened(value) + "'");
        }
    }

    static String shortened(String value) {
        return value.length() <= 64 ? value : value.substring(0, 64) + "…";
    }
}
