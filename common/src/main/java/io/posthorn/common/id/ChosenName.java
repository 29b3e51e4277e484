package io.posthorn.common.id;

/// The check of names that callers choose: 1 to 128 visible ASCII characters, without slash and space.
final class ChosenName {
    private static final int MAX_LENGTH = 128;

    private ChosenName() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(ChosenName::isAllowed)) {
            throw new IllegalArgumentException(what + " must be 1 to 128 visible ASCII characters without '/': '"
                    + PrefixedText.shortened(value) + "'");
        }
    }

    private static boolean isAllowed(int character) {
        return character > ' ' && character < 0x7f && character != '/';
    }
}
