package dev.slipway.portal.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads options and makes figures readable. */
final class Figures {

    private Figures() {}

    /** Returns the number of an option such as {@code --times=}; the other one where it is left out. */
    static int number(String[] arguments, String option, int otherwise) {
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith(option))
                .map(argument -> Integer.valueOf(argument.substring(option.length())))
                .findFirst()
                .orElse(otherwise);
    }

    /** Returns one time over another. */
    static double ratio(Duration one, Duration other) {
        return (double) one.toMillis() / other.toMillis();
    }

    /** Returns the median, with two digits. */
    static double median(List<Double> values) {
        return rounded(values.stream().sorted().toList().get(values.size() / 2));
    }

    /** Returns a figure with two digits after the point. */
    static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
