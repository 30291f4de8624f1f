package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.Refused;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What people decide on deployments that are not at their end: approve, reject, cancel. */
public final class DeploymentDecisions {

    private final Table table;
    private final DeploymentOpening opening;
    private final Stops stops;
    private final SourceHosting source;
    private final CommitHistory commits;
    private final DeploymentTelling telling;

    DeploymentDecisions(
            Table table,
            DeploymentOpening opening,
            Stops stops,
            SourceHosting source,
            CommitHistory commits,
            DeploymentTelling telling) {
        this.table = table;
        this.opening = opening;
        this.stops = stops;
        this.source = source;
        this.commits = commits;
        this.telling = telling;
    }

    /**
     * Lets a deployment begin that waits for an approval.
     *
     * @return the deployment, queued; {@link Conflict} when it does not wait, {@link Refused} for who asked for it or
     *     wrote the commit, or when a gate has closed since
     */
    public Mono<Deployment> approve(App app, Deployment deployment, Caller.Person approver) {
        if (deployment.state() != DeploymentState.WAITING) {
            return Mono.error(notWaiting(deployment));
        }
        if (approver.name().equals(deployment.who())) {
            return Mono.error(own(deployment, "You asked for this deployment yourself."));
        }
        return author(app, deployment)
                .filter(author -> author.equalsIgnoreCase(approver.name()))
                .flatMap(author -> Mono.<Deployment>error(own(deployment, "You wrote the commit yourself.")))
                .switchIfEmpty(Mono.defer(() -> this.opening.resume(app, deployment, approver.name())))
                .onErrorMap(ConditionFailed.class, lost -> notWaiting(deployment));
    }

    private Mono<String> author(App app, Deployment deployment) {
        return this.source
                .find(app.name().repository())
                .flatMap(repository -> this.commits.author(repository, deployment.commit()));
    }

    /** Refuses a deployment that waits for an approval, with words that the history keeps. */
    public Mono<Deployment> reject(App app, Deployment deployment, Caller.Person by, @Nullable String reason) {
        return Mono.defer(() -> {
            String words = "%s did not approve it: %s".formatted(by.name(), OrderForm.words("reason", reason));
            return close(app, deployment, deployment.refused(this.telling.now(), words));
        });
    }

    /**
     * Stops a deployment at the next safe point; what ran before returns.
     *
     * @return the deployment as it is now; {@link Conflict} when it has ended
     */
    public Mono<Deployment> cancel(App app, Deployment deployment, Caller by) {
        if (deployment.state().isEnded()) {
            return Mono.error(new Conflict(
                    "The deployment has ended: it is %s."
                            .formatted(deployment.state().word()),
                    deployment.address()));
        }
        String words = "Cancelled by %s.".formatted(by.name());
        return (deployment.state() == DeploymentState.WAITING)
                ? close(
                        app,
                        deployment,
                        deployment.ended(
                                DeploymentState.CANCELLED,
                                this.telling.now(),
                                deployment.outcome().because(words)))
                : this.stops.ask(deployment.id(), new Stop(words, null)).thenReturn(deployment);
    }

    private Mono<Deployment> close(App app, Deployment waiting, Deployment closed) {
        List<Change> changes = List.of(DeploymentOpening.stillWaiting(closed), this.telling.ended(app, closed));
        return this.table
                .write(changes)
                .thenReturn(closed)
                .onErrorMap(ConditionFailed.class, lost -> notWaiting(waiting));
    }

    private static Conflict notWaiting(Deployment deployment) {
        return new Conflict("The deployment does not wait for an approval (any more).", deployment.address());
    }

    private static Refused own(Deployment deployment, String words) {
        return new Refused(words + " Ask another lead to approve it.", deployment.address());
    }
}
