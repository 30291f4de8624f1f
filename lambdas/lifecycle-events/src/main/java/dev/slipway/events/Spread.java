package dev.slipway.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a number of durations are spread, small enough to be stored and added up.
 *
 * <p>Up to {@value #EXACTLY} durations are kept as they are. More are counted in classes that are a tenth wide, so their
 * median is right within 5 %. What two spreads add up to depends on their durations only and not on the order.
 */
public final class Spread {

    private static final int EXACTLY = 200;
    private static final double WIDTH = Math.log(1.1);
    private static final Spread NONE = new Spread(List.of(), new TreeMap<>());

    private final List<Long> seconds;
    private final TreeMap<Integer, Long> classes;

    private Spread(List<Long> seconds, TreeMap<Integer, Long> classes) {
        this.seconds = seconds;
        this.classes = classes;
    }

    /** Returns the spread of nothing. */
    public static Spread none() {
        return NONE;
    }

    /** Returns the spread of one duration; one that is negative counts as none at all long. */
    public static Spread of(long seconds) {
        return new Spread(List.of(Math.max(0, seconds)), new TreeMap<>());
    }

    /** Reads what {@link #toString} wrote. */
    public static Spread parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        if (text.startsWith("~")) {
            TreeMap<Integer, Long> classes = new TreeMap<>();
            for (String part : text.substring(1).split(",")) {
                String[] pair = part.split(":");
                classes.put(Integer.valueOf(pair[0]), Long.valueOf(pair[1]));
            }
            return new Spread(List.of(), classes);
        }
        List<Long> seconds = new ArrayList<>();
        for (String part : text.split(",")) {
            seconds.add(Long.valueOf(part));
        }
        return new Spread(seconds, new TreeMap<>());
    }

    /** Returns how many durations there are. */
    public long count() {
        return this.seconds.size()
                + this.classes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns whether the durations are kept as they are, so that the median is exact. */
    public boolean isExact() {
        return this.classes.isEmpty();
    }

    /** Returns this spread and another one together. */
    public Spread plus(Spread other) {
        if (isExact() && other.isExact() && count() + other.count() <= EXACTLY) {
            List<Long> all = new ArrayList<>(this.seconds);
            all.addAll(other.seconds);
            Collections.sort(all);
            return new Spread(all, new TreeMap<>());
        }
        TreeMap<Integer, Long> all = inClasses();
        other.inClasses().forEach((number, count) -> all.merge(number, count, Long::sum));
        return new Spread(List.of(), all);
    }

    /** Returns the median in seconds; empty when there is no duration. */
    public OptionalLong median() {
        long count = count();
        if (count == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((at((count - 1) / 2) + at(count / 2)) / 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spread spread && toString().equals(spread.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        if (isExact()) {
            return this.seconds.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return this.classes.entrySet().stream()
                .map((each) -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(",", "~", ""));
    }

    private long at(long place) {
        if (isExact()) {
            return this.seconds.get((int) place);
        }
        long passed = 0;
        for (Map.Entry<Integer, Long> each : this.classes.entrySet()) {
            passed += each.getValue();
            if (place < passed) {
                return Math.round(Math.exp((each.getKey() + 0.5) * WIDTH));
            }
        }
        throw new IllegalStateException("A spread of %d has no place %d.".formatted(count(), place));
    }

    private TreeMap<Integer, Long> inClasses() {
        TreeMap<Integer, Long> all = new TreeMap<>(this.classes);
        this.seconds.forEach((each) -> all.merge((int) Math.floor(Math.log(Math.max(1, each)) / WIDTH), 1L, Long::sum));
        return all;
    }
}
