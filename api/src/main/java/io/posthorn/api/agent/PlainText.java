package io.posthorn.api.agent;

/// The check of text of any length: no NUL and no half of a surrogate pair, since PostgreSQL keeps neither and UTF-8
/// cannot write the latter.
public final class PlainText {
    private PlainText() {}

    /// The text.
    ///
    /// @throws IllegalArgumentException when it cannot be kept
    public static String checked(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isHighSurrogate(character)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (character == '\0' || Character.isSurrogate(character)) {
                throw new IllegalArgumentException("must be Unicode text without NUL");
            }
        }
        return text;
    }

    /// Text that says something, and not too much.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static String required(String text, int maxLength) {
        if (text.isBlank() || text.length() > maxLength) {
            throw new IllegalArgumentException("must be 1 to " + maxLength + " characters, and not blank");
        }
        return checked(text);
    }
}
