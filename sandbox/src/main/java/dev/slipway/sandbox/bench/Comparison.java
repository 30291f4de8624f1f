package dev.slipway.sandbox.bench;

import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * How long two ways to an answer take, measured in turns.
 *
 * @param ours the one that is looked at
 * @param bare the one that it is held to
 */
public record Comparison(Times ours, Times bare) {

    /**
     * Takes both ways in turns, after a warm-up of half as many rounds and 200 at least.
     *
     * @param rounds how often each
     * @param ours returns how much it found, which must not be 0
     * @param bare as ours
     */
    public static Comparison of(int rounds, IntSupplier ours, IntSupplier bare) {
        time(Math.max(200, rounds / 2), ours, bare);
        return time(rounds, ours, bare);
    }

    /** Returns how many times as long as the bare way ours takes, at the 99th percentile. */
    public double ratio() {
        return this.ours.p99() / this.bare.p99();
    }

    private static Comparison time(int rounds, IntSupplier ours, IntSupplier bare) {
        long[] our = new long[rounds];
        long[] their = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            // Whoever comes second finds warmer caches, so they take turns in that too.
            if (round % 2 == 0) {
                our[round] = nanos(ours);
                their[round] = nanos(bare);
            } else {
                their[round] = nanos(bare);
                our[round] = nanos(ours);
            }
        }
        return new Comparison(Times.of(our), Times.of(their));
    }

    private static long nanos(IntSupplier way) {
        long begun = System.nanoTime();
        if (way.getAsInt() == 0) {
            throw new IllegalStateException("An answer is empty that must not be.");
        }
        return System.nanoTime() - begun;
    }

    /**
     * Times in milliseconds.
     *
     * @param p50 half are shorter
     * @param p99 ninety-nine of a hundred are shorter
     */
    public record Times(double p50, double p99) {

        static Times of(long[] nanos) {
            Arrays.sort(nanos);
            return new Times(nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
        }
    }
}
