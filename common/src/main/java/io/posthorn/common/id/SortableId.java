package io.posthorn.common.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/// Text of 26 characters that sorts by time: 48 bits of Unix milliseconds, then 80 bits that tell ids apart, in
/// Crockford's base 32, lower case.
public final class SortableId {
    /// Characters of one id, without its prefix.
    public static final int LENGTH = 26;

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final byte[] DIGITS = digits();
    private static final int TIME_CHARACTERS = 10;
    private static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1);

    private SortableId() {}

    static String of(long millis, long high16, long low64) {
        char[] text = new char[LENGTH];
        for (int i = 0; i < TIME_CHARACTERS; i++) {
            text[i] = ALPHABET[(int) (millis >>> (5 * (TIME_CHARACTERS - 1 - i))) & 31];
        }
        for (int i = 0; i < LENGTH - TIME_CHARACTERS; i++) {
            text[TIME_CHARACTERS + i] = ALPHABET[fiveBits(high16, low64, 75 - 5 * i)];
        }
        return new String(text);
    }

    private static int fiveBits(long high16, long low64, int shift) {
        if (shift >= 64) {
            return (int) (high16 >>> (shift - 64)) & 31;
        }
        int low = (int) (low64 >>> shift) & 31;
        return shift > 59 ? low | ((int) (high16 << (64 - shift)) & 31) : low;
    }

    /// The id that the same parts always give, at the given time: 80 bits of SHA-256 over them.
    static String derived(long millis, String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
            return of(millis, hash.getShort(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The lowest id of a moment: ids made at or after it compare greater or equal.
    public static String firstAt(Instant moment) {
        Instant notTooLate = moment.isAfter(LATEST) ? LATEST : moment;
        return of(notTooLate.isBefore(Instant.EPOCH) ? 0 : notTooLate.toEpochMilli(), 0, 0);
    }

    static long millisOf(String text) {
        long millis = 0;
        for (int i = 0; i < TIME_CHARACTERS; i++) {
            millis = millis << 5 | digit(text.charAt(i));
        }
        return millis;
    }

    static boolean isValid(String text, int from) {
        if (text.length() != from + LENGTH || text.charAt(from) > '7') {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digit(char character) {
        return character < DIGITS.length ? DIGITS[character] : -1;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (byte i = 0; i < ALPHABET.length; i++) {
            digits[ALPHABET[i]] = i;
        }
        return digits;
    }
}
