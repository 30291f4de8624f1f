package dev.slipway.sandbox.github.api;

/**
 * How much one caller may ask of GitHub.
 *
 * @param callsAnHour calls of any sort in an hour; 0 for as many as one likes
 * @param creationsAMinute calls that create content in a minute; 0 for as many as one likes
 * @param creationsAnHour calls that create content in an hour; 0 for as many as one likes
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub's rate limits</a>
 */
public record RateLimits(int callsAnHour, int creationsAMinute, int creationsAnHour) {

    /** What is told where nothing is held to. */
    static final int USUAL_CALLS = 15_000;

    /** Returns what GitHub allows an App in an organisation of Enterprise Cloud. */
    public static RateLimits ofGitHub() {
        return new RateLimits(USUAL_CALLS, 80, 500);
    }

    /** Returns no limits: calls are counted, and none is refused for their number. */
    public static RateLimits none() {
        return new RateLimits(0, 0, 0);
    }

    /** Returns these limits multiplied, for what is to be seen sooner or later than an hour would show it. */
    public RateLimits times(double factor) {
        return new RateLimits(
                scaled(this.callsAnHour, factor),
                scaled(this.creationsAMinute, factor),
                scaled(this.creationsAnHour, factor));
    }

    private static int scaled(int limit, double factor) {
        return limit == 0 ? 0 : Math.max(1, (int) Math.round(limit * factor));
    }
}
