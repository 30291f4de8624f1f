package dev.slipway.portal.template;

import java.util.Optional;

/**
 * What a template says of itself to people who choose one.
 *
 * @param readme text of {@code README.md}; empty for none
 * @param picture the architecture as SVG, from {@code picture.svg}
 */
public record Documents(String readme, Optional<String> picture) {
    /** A template that says nothing beyond its manifest. */
    public static final Documents NONE = new Documents("", Optional.empty());
}
