package dev.slipway.portal.doctor;

/**
 * What a look at one thing came to.
 *
 * @param system the outside system
 * @param subject what was looked at
 * @param health whether it is as it should be
 * @param words what was seen
 * @param remedy how to mend it; empty where there is nothing to mend
 */
public record Finding(String system, String subject, Health health, String words, String remedy) {

    /** How it is. */
    public enum Health {
        /** As it should be. */
        WELL,
        /** Apps cannot be made or changed until it is mended. */
        ILL,
        /** It could not be asked. */
        UNKNOWN
    }

    /** Returns the finding that something is as it should be. */
    public static Finding well(String system, String subject, String words) {
        return new Finding(system, subject, Health.WELL, words, "");
    }

    /** Returns the finding that something must be mended. */
    public static Finding ill(String system, String subject, String words, String remedy) {
        return new Finding(system, subject, Health.ILL, words, remedy);
    }

    /** Returns the finding that something could not be asked. */
    public static Finding unknown(String system, String subject, String words, String remedy) {
        return new Finding(system, subject, Health.UNKNOWN, words, remedy);
    }
}
