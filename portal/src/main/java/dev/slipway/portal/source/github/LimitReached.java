package dev.slipway.portal.source.github;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * GitHub wants no more calls for a while. The library would sleep on our thread; the engine knows better what to do until
 * then.
 */
final class LimitReached extends IOException {

    private static final Duration UNSAID = Duration.ofMinutes(1);

    private final Duration retryAfter;
    private final boolean byOurselves;

    private LimitReached(Duration retryAfter, boolean byOurselves, String message) {
        super(message);
        this.retryAfter = retryAfter;
        this.byOurselves = byOurselves;
    }

    private static LimitReached after(Duration wait) {
        return new LimitReached(wait, false, "GitHub allows no more calls for " + wait.toSeconds() + " seconds.");
    }

    /** We stop before GitHub has to. */
    static LimitReached byOurselves(Duration wait) {
        return new LimitReached(wait, true, "waiting until GitHub allows more changes");
    }

    /** Returns whether GitHub was not even asked. */
    boolean isByOurselves() {
        return this.byOurselves;
    }

    Duration retryAfter() {
        return this.retryAfter;
    }

    /** Answers the primary limit: so many calls an hour. */
    static GitHubRateLimitHandler onRateLimit(Clock clock) {
        return new GitHubRateLimitHandler() {
            @Override
            public void onError(GitHubConnectorResponse response) throws IOException {
                throw from(response, clock);
            }
        };
    }

    /** Answers the secondary limit: too many at once, or too many that create. */
    static GitHubAbuseLimitHandler onSecondaryLimit(Clock clock) {
        return new GitHubAbuseLimitHandler() {
            @Override
            public void onError(GitHubConnectorResponse response) throws IOException {
                throw from(response, clock);
            }
        };
    }

    private static LimitReached from(GitHubConnectorResponse response, Clock clock) {
        Long seconds = number(response.header("Retry-After"));
        if (seconds != null) {
            return after(Duration.ofSeconds(seconds));
        }
        Long reset = "0".equals(response.header("X-RateLimit-Remaining"))
                ? number(response.header("X-RateLimit-Reset"))
                : null;
        if (reset == null) {
            return after(UNSAID);
        }
        Duration until = Duration.between(clock.instant(), Instant.ofEpochSecond(reset));
        return after(until.isNegative() ? Duration.ofSeconds(1) : until.plusSeconds(1));
    }

    private static @Nullable Long number(@Nullable String header) {
        return (header != null && header.matches("\\d{1,12}")) ? Long.valueOf(header) : null;
    }
}
