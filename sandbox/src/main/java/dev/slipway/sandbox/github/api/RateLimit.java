package dev.slipway.sandbox.github.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Holds each caller to GitHub's limits and tells where he stands.
 *
 * <p>The primary limit counts every call in a fixed hour; a 304 and a question for the limit itself do not count. The
 * secondary limit counts what creates content, over the last minute and the last hour. Commit statuses and tokens are no
 * content in this sense.
 */
final class RateLimit {

    private static final String PRIMARY =
            "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-primary-rate-limits";
    private static final String SECONDARY =
            "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits";

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Map<String, Creations> creations = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Supplier<RateLimits> limits;

    RateLimit(Clock clock, Supplier<RateLimits> limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** Lets a call pass or refuses it with 403, as GitHub does. */
    void check(String login, String method, String path) {
        RateLimits now = this.limits.get();
        if (isAboutTheLimit(path)) {
            return;
        }
        if (now.callsAnHour() > 0 && of(login).used() >= now.callsAnHour()) {
            throw ApiError.forbidden("API rate limit exceeded for installation of %s.".formatted(login))
                    .documented(PRIMARY);
        }
        if (createsContent(method, path)) {
            Duration wait = this.creations
                    .computeIfAbsent(login, (none) -> new Creations())
                    .take(this.clock.instant(), now);
            if (!wait.isZero()) {
                throw ApiError.forbidden(
                                "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.")
                        .documented(SECONDARY)
                        .withHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
            }
        }
    }

    /** Counts an answered call, unless it is one of those that are free. */
    void count(String login, String path, int status) {
        if (status != 304 && !isAboutTheLimit(path)) {
            this.windows.merge(login, start(1), (old, fresh) -> old.next(this.clock.instant(), fresh));
        }
    }

    /** Returns the headers that tell a caller where he stands. */
    Map<String, String> headers(String login) {
        Window window = of(login);
        return Map.of(
                "X-RateLimit-Limit", Integer.toString(limit()),
                "X-RateLimit-Remaining", Integer.toString(remaining(window)),
                "X-RateLimit-Used", Integer.toString(window.used()),
                "X-RateLimit-Reset", Long.toString(window.reset().getEpochSecond()),
                "X-RateLimit-Resource", "core");
    }

    /** Returns where a caller stands. */
    Window of(String login) {
        Window window = this.windows.get(login);
        return window == null || !this.clock.instant().isBefore(window.reset()) ? start(0) : window;
    }

    int limit() {
        int limit = this.limits.get().callsAnHour();
        return limit > 0 ? limit : RateLimits.USUAL_CALLS;
    }

    /** Who is held to nothing is never told that nothing is left. */
    int remaining(Window window) {
        int least = this.limits.get().callsAnHour() > 0 ? 0 : 1;
        return Math.max(least, limit() - window.used());
    }

    private static boolean isAboutTheLimit(String path) {
        return path.endsWith("/rate_limit");
    }

    private static boolean createsContent(String method, String path) {
        return switch (method) {
            case "POST", "PUT", "PATCH" ->
                !path.contains("/statuses/") && !path.contains("/access_tokens") && !path.endsWith("/pings");
            default -> false;
        };
    }

    private Window start(int used) {
        return new Window(used, this.clock.instant().plus(Duration.ofHours(1)));
    }

    /** One caller's hour. */
    record Window(int used, Instant reset) {

        private Window next(Instant now, Window fresh) {
            return now.isBefore(this.reset) ? new Window(this.used + 1, this.reset) : fresh;
        }
    }
}
