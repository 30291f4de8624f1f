package dev.slipway.sandbox.bench;

/** Makes figures readable. */
final class Figures {

    private Figures() {}

    /** Returns a figure with two digits after the point. */
    static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
