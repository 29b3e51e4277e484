package io.posthorn.api.agent;

/// The check of names that clients of the agent surface choose freely: 1 to 256 characters, not blank, no control
/// characters, and nothing that a database cannot keep.
final class FreeText {
    private static final int MAX_LENGTH = 256;

    private FreeText() {}

    static void check(String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH || value.codePoints().anyMatch(FreeText::isForbidden)) {
            throw new IllegalArgumentException("must be 1 to 256 characters without control characters");
        }
    }

    private static boolean isForbidden(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }
}
