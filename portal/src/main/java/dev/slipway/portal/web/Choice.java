package dev.slipway.portal.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One value of a few in a form.
 *
 * @param value the value
 * @param chosen whether it is the one
 */
public record Choice(String value, boolean chosen) {

    /** Returns all values; the chosen one as well where it is none of them, so that a form keeps what it was given. */
    public static List<Choice> of(List<String> values, @Nullable String chosen) {
        boolean known = chosen == null || chosen.isEmpty() || values.contains(chosen);
        return Stream.concat(values.stream(), known ? Stream.empty() : Stream.of(chosen))
                .map((value) -> new Choice(value, value.equals(chosen)))
                .toList();
    }
}
