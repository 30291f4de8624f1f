package dev.slipway.portal.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a few in a form.
 *
 * @param value the value
 * @param label its words
 * @param chosen whether it is the one
 */
public record Choice(String value, String label, boolean chosen) {

    /** Returns all values; the chosen one as well where it is none of them, so that a form keeps what it was given. */
    public static List<Choice> of(List<String> values, @Nullable String chosen) {
        Map<String, String> labels = new LinkedHashMap<>();
        values.forEach((value) -> labels.put(value, value));
        return of(labels, chosen);
    }

    /**
     * Returns all values; the chosen one as well where it is none of them, so that a form keeps what it was given.
     *
     * @param labels the words of each value, in the order of the form
     */
    public static List<Choice> of(Map<String, String> labels, @Nullable String chosen) {
        List<Choice> choices = new ArrayList<>();
        labels.forEach((value, label) -> choices.add(new Choice(value, label, value.equals(chosen))));
        if (chosen != null && !chosen.isEmpty() && !labels.containsKey(chosen)) {
            choices.add(new Choice(chosen, chosen, true));
        }
        return List.copyOf(choices);
    }
}
