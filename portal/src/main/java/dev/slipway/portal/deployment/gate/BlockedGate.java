package dev.slipway.portal.deployment.gate;

import dev.slipway.portal.deployment.Gate;
import dev.slipway.portal.deployment.Holds;
import reactor.core.publisher.Mono;

/** An image that somebody rolled back from does not come back by itself, and not by another rollback either. */
final class BlockedGate implements Gate {

    private final Holds holds;

    BlockedGate(Holds holds) {
        this.holds = holds;
    }

    @Override
    public boolean stopsRollbacks() {
        return true;
    }

    @Override
    public Mono<String> refusal(Attempt attempt) {
        return this.holds
                .findBlock(
                        attempt.app().name(),
                        attempt.order().environment(),
                        attempt.order().digest())
                .map(block ->
                        "This image is blocked in %s since %s: %s rolled back from it (%s). Deploy another image, or let a lead release the hold with its blocked images."
                                .formatted(attempt.order().environment(), block.since(), block.by(), block.reason()));
    }
}
