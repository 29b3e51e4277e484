package io.posthorn.common.id;

/// The check of names that callers choose: 1 to 128 visible ASCII characters, without slash and space.
final class ChosenName {
    private static final int MAX_LENGTH = 128;

    private ChosenName() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !isAllowed(value)) {
            throw new IllegalArgumentException(what + " must be 1 to 128 visible ASCII characters without '/': '"
                    + PrefixedText.shortened(value) + "'");
        }
    }

    private static boolean isAllowed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isAllowed(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char character) {
        return character > ' ' && character < 0x7f && character != '/';
    }
}
