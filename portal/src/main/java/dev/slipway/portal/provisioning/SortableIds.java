package dev.slipway.portal.provisioning;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.regex.Pattern;

/** Makes ids that sort by time and cannot be guessed: 10 digits of milliseconds and 12 of chance, in base 32. */
public final class SortableIds {

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int TIME_DIGITS = 10;
    private static final int RANDOM_DIGITS = 12;
    private static final Pattern SHAPE = Pattern.compile("[0-9a-hjkmnp-tv-z]{22}");

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    /** @param clock the time that the ids sort by */
    public SortableIds(Clock clock) {
        this.clock = clock;
    }

    /** Returns a new id. */
    public String next() {
        StringBuilder id = new StringBuilder(TIME_DIGITS + RANDOM_DIGITS);
        append(id, this.clock.millis(), TIME_DIGITS);
        append(id, this.random.nextLong() >>> 4, RANDOM_DIGITS);
        return id.toString();
    }

    /** Returns whether a text can be an id. */
    public static boolean isId(String text) {
        return SHAPE.matcher(text).matches();
    }

    private static void append(StringBuilder id, long value, int digits) {
        for (int digit = digits - 1; digit >= 0; digit--) {
            id.append(DIGITS[(int) (value >>> (digit * 5)) & 31]);
        }
    }
}
