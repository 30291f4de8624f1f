package dev.slipway.portal.deployment.gate;

import dev.slipway.portal.deployment.Gate;
import dev.slipway.portal.deployment.Holds;
import reactor.core.publisher.Mono;

/** A held environment stays as it is. */
final class HoldGate implements Gate {

    private final Holds holds;

    HoldGate(Holds holds) {
        this.holds = holds;
    }

    @Override
    public Mono<String> refusal(Attempt attempt) {
        return this.holds
                .find(attempt.app().name(), attempt.order().environment())
                .map(hold -> "%s of '%s' is held since %s: %s rolled back (%s). A lead releases it on the app's page."
                        .formatted(
                                attempt.order().environment(),
                                attempt.app().name(),
                                hold.since(),
                                hold.by(),
                                hold.reason()));
    }
}
