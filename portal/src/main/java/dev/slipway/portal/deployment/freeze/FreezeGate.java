package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.deployment.Gate;
import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Nothing is deployed in a freeze, by the portal's own clock, unless a lead has said why. */
final class FreezeGate implements Gate {

    private final Freezes freezes;
    private final Clock clock;

    FreezeGate(Freezes freezes, Clock clock) {
        this.freezes = freezes;
        this.clock = clock;
    }

    @Override
    public Mono<String> refusal(Attempt attempt) {
        if (attempt.override() != null && !attempt.override().isBlank()) {
            return Mono.empty();
        }
        String environment = attempt.order().environment().value();
        Instant now = this.clock.instant();
        return this.freezes
                .all()
                .flatMapIterable(all -> all)
                .filter(freeze -> freeze.stops(attempt.app(), environment, now))
                .next()
                .map(freeze ->
                        "Deployments to %s are frozen until %s %s: %s (set by %s). Wait, or let a lead deploy with an override and its reason."
                                .formatted(
                                        environment,
                                        freeze.window().to(),
                                        freeze.window().zone(),
                                        freeze.reason(),
                                        freeze.by()));
    }
}
