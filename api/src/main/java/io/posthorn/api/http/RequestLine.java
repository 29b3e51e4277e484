package io.posthorn.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// What a request asks for, which must be a URI in UTF-8.
///
/// ```
///   socket ─► asUri: what no URI can hold becomes a byte that UTF-8 cannot hold ─► router ─► isText: no ─► 400
///       the server reads a URI before anything of ours can answer, and knows no surface without one
/// ```
final class RequestLine {
    private static final String NO_TEXT = "%FF";
    private static final String PUNCTUATION = "-._~:/?@!$&'()*+,;=";
    private static final int HEX = 16;
    private static final int ESCAPE = 3;

    private RequestLine() {}

    /// The same where it is a URI.
    static String asUri(String target) {
        StringBuilder uri = new StringBuilder(target.length());
        boolean inPath = target.startsWith("/");
        for (int i = 0; i < target.length(); i++) {
            char next = target.charAt(i);
            inPath = inPath && next != '?';
            if (next == '%' ? isEscape(target, i) : isLegal(next) || (!inPath && isBracket(next))) {
                uri.append(next);
            } else {
                uri.append(NO_TEXT);
            }
        }
        return uri.toString();
    }

    /// Whether what a URI escapes is UTF-8.
    static boolean isText(String uri) {
        if (uri.indexOf('%') < 0) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            boolean escaped = uri.charAt(i) == '%';
            bytes.write(escaped ? Integer.parseInt(uri, i + 1, i + ESCAPE, HEX) : uri.charAt(i));
            i += escaped ? ESCAPE - 1 : 0;
        }
        return isUtf8(bytes.toByteArray());
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isEscape(String target, int percent) {
        return percent + ESCAPE <= target.length()
                && Character.digit(target.charAt(percent + 1), HEX) >= 0
                && Character.digit(target.charAt(percent + 2), HEX) >= 0;
    }

    private static boolean isLegal(char next) {
        return (next >= 'a' && next <= 'z')
                || (next >= 'A' && next <= 'Z')
                || (next >= '0' && next <= '9')
                || PUNCTUATION.indexOf(next) >= 0;
    }

    /// Around an address, and by some clients in queries.
    private static boolean isBracket(char next) {
        return next == '[' || next == ']';
    }
}
