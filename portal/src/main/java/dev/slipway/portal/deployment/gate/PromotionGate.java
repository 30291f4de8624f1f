package dev.slipway.portal.deployment.gate;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.Gate;
import reactor.core.publisher.Mono;

/** What goes to an environment has run in the one before it: the same image, not the same source. */
final class PromotionGate implements Gate {

    private final Environments environments;
    private final Deployments deployments;

    PromotionGate(Environments environments, Deployments deployments) {
        this.environments = environments;
        this.deployments = deployments;
    }

    @Override
    public Mono<String> refusal(Attempt attempt) {
        return Mono.justOrEmpty(this.environments.before(attempt.order().environment()))
                .map(Environment::name)
                .flatMap(before -> ranThere(attempt, before)
                        .filter(ran -> !ran)
                        .map(ran ->
                                "This image has not run in %s, and only what ran there goes to %s. Deploy it to %s first."
                                        .formatted(before, attempt.order().environment(), before)));
    }

    private Mono<Boolean> ranThere(Attempt attempt, EnvironmentName before) {
        return this.deployments
                .lastOf(attempt.app().name(), before, attempt.order().digest())
                .hasElement();
    }
}
