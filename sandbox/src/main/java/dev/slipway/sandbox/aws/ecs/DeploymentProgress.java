package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.ecs.RollingUpdate.Running;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides when a deployment is complete, and when the circuit breaker gives it up. */
final class DeploymentProgress {

    /** Why the scheduler stops tasks that are no longer wanted. */
    static final String SCALED_IN = "Scaling activity initiated by deployment";

    private final EcsEvents events;
    private final Clock clock;

    DeploymentProgress(EcsEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Returns the service with its deployments as what runs now makes them. */
    StoredService judge(StoredService service, Running running, boolean nothingLeft) {
        Deployment primary = service.primary();
        if (!primary.is(Deployment.IN_PROGRESS)) {
            return running.old() == 0 ? retireOld(service) : service;
        }
        boolean reached = running.steadyPrimary() == service.desired()
                && running.primary() == service.desired()
                && running.old() == 0
                && (service.desired() > 0 || nothingLeft);
        if (reached) {
            return complete(service, primary);
        }
        boolean tripped = service.settings().breaker()
                && primary.failedTasks() >= DeploymentSettings.breakerThreshold(service.desired());
        return tripped ? giveUp(service, primary) : service;
    }

    private StoredService complete(StoredService service, Deployment primary) {
        Instant now = this.clock.instant();
        String reason = "ECS deployment %s completed.".formatted(primary.id());
        this.events.deploymentChanged(service, primary.id(), "SERVICE_DEPLOYMENT_COMPLETED", reason);
        return retireOld(service)
                .withDeployment(primary.id(), (deployment) -> deployment.withState(Deployment.COMPLETED, reason, now))
                .withEvent("(deployment %s) deployment completed.".formatted(primary.id()), now)
                .withEvent("has reached a steady state.", now);
    }

    private StoredService giveUp(StoredService service, Deployment failed) {
        Instant now = this.clock.instant();
        String reason = "ECS deployment circuit breaker: tasks failed to start.";
        this.events.deploymentChanged(service, failed.id(), "SERVICE_DEPLOYMENT_FAILED", reason);
        StoredService given = service.withDeployment(
                        failed.id(), (deployment) -> deployment.withState(Deployment.FAILED, reason, now))
                .withEvent("(deployment %s) deployment failed: tasks failed to start.".formatted(failed.id()), now);
        Optional<Deployment> last = service.deployments().stream()
                .filter((deployment) -> deployment.is(Deployment.COMPLETED))
                .findFirst();
        return service.settings().rollback() && last.isPresent() ? rollBack(given, failed, last.get()) : given;
    }

    private StoredService rollBack(StoredService service, Deployment failed, Deployment last) {
        Instant now = this.clock.instant();
        String reason = "ECS deployment circuit breaker: rolling back to deploymentId %s.".formatted(last.id());
        return service.withDeployment(failed.id(), (deployment) -> deployment.withStatus(Deployment.ACTIVE, now))
                .withDeployment(
                        last.id(),
                        (deployment) -> deployment
                                .withStatus(Deployment.PRIMARY, now)
                                .withFailedTasks(0, now)
                                .withState(Deployment.IN_PROGRESS, reason, now))
                .withEvent("rolling back to deployment %s.".formatted(last.id()), now);
    }

    /** Lets deployments go whose tasks are gone; a failed one stays to be read until the next begins. */
    private StoredService retireOld(StoredService service) {
        Instant now = this.clock.instant();
        List<Deployment> kept = service.deployments().stream()
                .filter((deployment) -> deployment.isPrimary() || deployment.is(Deployment.FAILED))
                .map((deployment) ->
                        deployment.isPrimary() || deployment.status().equals(Deployment.INACTIVE)
                                ? deployment
                                : deployment.withStatus(Deployment.INACTIVE, now))
                .toList();
        return service.withDeployments(kept);
    }
}
