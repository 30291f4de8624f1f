package dev.slipway.portal.template;

import java.util.Comparator;

/** The version of a template, ordered as semantic versioning does; pre-releases are not used. */
record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** Reads {@code 1.2.3}; the manifest's schema has checked the shape. */
    static Version of(String text) {
        String[] numbers = text.split("\\.", 3);
        return new Version(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
