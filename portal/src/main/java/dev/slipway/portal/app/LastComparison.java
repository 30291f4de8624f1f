package dev.slipway.portal.app;

import dev.slipway.portal.inventory.Comparison;
import dev.slipway.portal.web.When;
import java.time.Instant;
import java.util.List;

/**
 * What was found when an app was compared last, for its pages.
 *
 * @param at when
 * @param differs whether something was not as it was made
 * @param deviations what
 */
record LastComparison(When at, boolean differs, List<Comparison.Deviation> deviations) {

    static LastComparison of(Comparison last, Instant now) {
        return new LastComparison(When.of(last.at(), now), !last.deviations().isEmpty(), last.deviations());
    }
}
