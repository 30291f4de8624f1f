package dev.slipway.portal.ci;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One build of one commit.
 *
 * @param number its number
 * @param branch the branch it built
 * @param commit the commit it built
 * @param result how it ended; null while it runs
 * @param page where a person looks at it
 * @param startedAt when it began
 * @param duration how long it took or has taken
 * @param failedTests names of the failed tests, as {@code class.method}
 */
public record Build(
        int number,
        String branch,
        String commit,
        @Nullable Result result,
        URI page,
        Instant startedAt,
        Duration duration,
        List<String> failedTests) {

    /** How a build ended, as Jenkins says it. */
    public enum Result {
        SUCCESS,
        UNSTABLE,
        FAILURE,
        ABORTED,
        NOT_BUILT
    }
}
