package dev.slipway.portal.deployment;

import dev.slipway.events.DeploymentEvents;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.Payload;
import dev.slipway.portal.app.App;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.store.Change;
import java.time.Clock;
import java.time.Instant;

/** Tells of deployments as lifecycle events, in the transaction of what they tell of. */
final class DeploymentTelling {

    private static final String NO_REASON = "It gave no reason.";

    private final Outbox outbox;
    private final Clock clock;

    DeploymentTelling(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Instant now() {
        return this.clock.instant();
    }

    /** Tells that a deployment waits for an approval. */
    Change waiting(App app, Deployment deployment) {
        return tell(DeploymentEvents.waiting(facts(app, deployment), reason(deployment)), deployment);
    }

    Change started(App app, Deployment deployment) {
        return tell(DeploymentEvents.started(facts(app, deployment)), deployment);
    }

    /** Tells how a deployment ended, or that it was refused. */
    Change ended(App app, Deployment deployment) {
        DeploymentFacts facts = facts(app, deployment);
        String reason = reason(deployment);
        Payload payload = switch (deployment.state()) {
            case SUCCEEDED -> succeeded(deployment, facts);
            case REFUSED -> DeploymentEvents.refused(facts, reason);
            case CANCELLED -> DeploymentEvents.cancelled(facts, reason);
            default -> DeploymentEvents.failed(facts, reason);
        };
        return tell(payload, deployment);
    }

    private static String reason(Deployment deployment) {
        return (deployment.reason() != null) ? deployment.reason() : NO_REASON;
    }

    private static Payload succeeded(Deployment deployment, DeploymentFacts facts) {
        if (deployment.order().isRollback()) {
            return DeploymentEvents.rolledBack(facts);
        }
        return deployment.isFirst() ? DeploymentEvents.deployed(facts) : DeploymentEvents.upgraded(facts);
    }

    private Change tell(Payload payload, Deployment deployment) {
        return this.outbox.tell(
                payload, deployment.id(), deployment.id(), deployment.state().name());
    }

    private static DeploymentFacts facts(App app, Deployment deployment) {
        return new DeploymentFacts(
                deployment.id(),
                app.name().value(),
                app.team(),
                deployment.environment().value(),
                deployment.digest(),
                deployment.commit(),
                (deployment.build() != null) ? deployment.build().toString() : null,
                deployment.order().trigger().word(),
                deployment.who());
    }
}
