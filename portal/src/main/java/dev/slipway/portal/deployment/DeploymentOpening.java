package dev.slipway.portal.deployment;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Table;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes orders for deployments: checks them, sees that one runs at a time, and opens the run. */
final class DeploymentOpening {

    private final Table table;
    private final Environments environments;
    private final ImageCheck images;
    private final RunOpening opening;
    private final DeploymentTelling telling;

    DeploymentOpening(
            Table table, Environments environments, ImageCheck images, RunOpening opening, DeploymentTelling telling) {
        this.table = table;
        this.environments = environments;
        this.images = images;
        this.opening = opening;
        this.telling = telling;
    }

    Mono<Deployment> open(App app, NewDeployment wanted, Caller caller) {
        return Mono.fromSupplier(() -> Order.of(wanted, this.environments))
                .flatMap(order -> open(app, order, caller.name()));
    }

    Mono<Deployment> again(App app, Deployment before, String who) {
        return open(app, new Order(before.environment(), before.digest(), before.commit(), before.build()), who);
    }

    private Mono<Deployment> open(App app, Order order, String who) {
        return this.images
                .check(app.name(), order.digest(), order.commit())
                .then(previousDigest(app, order.environment()))
                .flatMap(previous -> store(app, order, who, previous.orElse(null)));
    }

    private Mono<Deployment> store(App app, Order order, String who, @Nullable String previous) {
        Run run = this.opening.draft(RunKind.DEPLOYMENT, app.name(), null, who, DeploymentPlan.plan());
        Deployment deployment = new Deployment(
                run.id(),
                app.name(),
                order.environment(),
                DeploymentState.QUEUED,
                order.digest(),
                order.commit(),
                order.build(),
                who,
                run.createdAt(),
                null,
                null,
                previous,
                null,
                null,
                List.of());
        Change one = Change.create(Item.of(DeploymentItems.rollout(app.name(), order.environment()))
                .with(DeploymentItems.DEPLOYMENT, deployment.id()));
        return notHeld(app)
                .flatMap(held -> this.opening.open(
                        run,
                        DeploymentPlan.group(app.name(), order.environment()),
                        List.of(held, one, Change.create(DeploymentItems.item(deployment)))))
                .thenReturn(deployment)
                .onErrorResume(ConditionFailed.class, failed -> refuse(app, deployment));
    }

    /** The change that fails while somebody else's run works on the app's inventory. */
    private Mono<Change> notHeld(App app) {
        Key key = Exclusion.key(app.name());
        return this.table
                .get(key)
                .map(item -> Change.check(key, Condition.is(Exclusion.RUN, app.createRun())))
                .defaultIfEmpty(Change.check(key, Condition.noItem()));
    }

    /** Keeps the attempt as one that was refused, then says so. */
    private Mono<Deployment> refuse(App app, Deployment deployment) {
        return conflict(deployment).flatMap(conflict -> {
            String reason = (conflict.getMessage() != null) ? conflict.getMessage() : conflict.toString();
            Deployment refused = deployment.refused(reason);
            return this.table
                    .write(List.of(Change.create(DeploymentItems.item(refused)), this.telling.ended(app, refused)))
                    .then(Mono.error(conflict));
        });
    }

    private Mono<Conflict> conflict(Deployment wanted) {
        return this.table
                .get(DeploymentItems.rollout(wanted.app(), wanted.environment()))
                .map(item -> new Conflict(
                        "A deployment of '%s' to %s is under way. Wait until it has ended, then deploy again."
                                .formatted(wanted.app(), wanted.environment()),
                        URI.create("/api/v1/deployments/" + item.text(DeploymentItems.DEPLOYMENT))))
                .defaultIfEmpty(new Conflict(
                        "Another run works on '%s'. Wait until it has ended, then deploy again."
                                .formatted(wanted.app()),
                        null));
    }

    private Mono<Optional<String>> previousDigest(App app, EnvironmentName environment) {
        return this.table
                .get(DeploymentItems.current(app.name(), environment))
                .map(item -> Optional.of(item.text("digest")))
                .defaultIfEmpty(Optional.empty());
    }
}
