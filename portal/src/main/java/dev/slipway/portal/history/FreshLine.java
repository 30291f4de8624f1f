package dev.slipway.portal.history;

import dev.slipway.portal.web.When;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a page of the history is, for the fragment {@code deployment/fresh}.
 *
 * @param recorded up to when; null while nothing is recorded
 * @param unreadable how many events are not in the history; empty when none
 * @param unpublished how many events could not be published yet; empty when none
 */
record FreshLine(@Nullable When recorded, String unreadable, String unpublished) {

    static FreshLine of(Freshness freshness, Instant now) {
        Instant recorded = freshness.recordedUpTo();
        return new FreshLine(
                recorded == null ? null : When.of(recorded, now),
                some(freshness.unreadable()),
                some(freshness.unpublished()));
    }

    private static String some(int count) {
        return count == 0 ? "" : String.valueOf(count);
    }
}
