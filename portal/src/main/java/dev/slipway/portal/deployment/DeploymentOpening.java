package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.Refused;
import dev.slipway.portal.app.App;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Opens deployments: asks the gates, sees that one runs at a time, and keeps what was refused. */
final class DeploymentOpening {

    private final Table table;
    private final Gates gates;
    private final Approvals approvals;
    private final Turn turn;
    private final Stops stops;
    private final RunOpening opening;
    private final DeploymentTelling telling;

    DeploymentOpening(
            Table table,
            Gates gates,
            Approvals approvals,
            Turn turn,
            Stops stops,
            RunOpening opening,
            DeploymentTelling telling) {
        this.table = table;
        this.gates = gates;
        this.approvals = approvals;
        this.turn = turn;
        this.stops = stops;
        this.opening = opening;
        this.telling = telling;
    }

    /**
     * Opens a deployment.
     *
     * @return the deployment, queued, or waiting for an approval; {@link Refused} with the words of the gate,
     *     {@link InvalidInput}, or {@link dev.slipway.portal.Conflict} while another one is under way
     */
    Mono<Deployment> open(App app, Order order, Asking asking) {
        return this.table
                .get(DeploymentItems.current(app.name(), order.environment()))
                .map(item -> Optional.of(item.text("digest")))
                .defaultIfEmpty(Optional.empty())
                .flatMap(previous -> open(app, order, asking, previous.orElse(null)));
    }

    /** Asks the gates without opening anything; an order that is refused is kept as one. */
    Mono<Void> check(App app, Order order, Asking asking) {
        Run run = draft(app, asking);
        return passed(app, deployment(app, run, order, asking, null), asking, false);
    }

    private Run draft(App app, Asking asking) {
        return this.opening.draft(RunKind.DEPLOYMENT, app.name(), null, asking.who(), DeploymentPlan.plan());
    }

    private Mono<Deployment> open(App app, Order order, Asking asking, @Nullable String previous) {
        Run run = draft(app, asking);
        Deployment deployment = deployment(app, run, order, asking, previous);
        return passed(app, deployment, asking, false).then(Mono.defer(() -> {
            Optional<String> missing = this.approvals.missing(order);
            return missing.isPresent()
                    ? wait(app, deployment.waiting(missing.get()), asking)
                    : begin(app, deployment, run, asking, Change.create(DeploymentItems.item(deployment)));
        }));
    }

    private static Deployment deployment(App app, Run run, Order order, Asking asking, @Nullable String previous) {
        return new Deployment(
                run.id(),
                app.name(),
                DeploymentState.QUEUED,
                order,
                asking.who(),
                run.createdAt(),
                null,
                null,
                Outcome.after(previous));
    }

    /** Begins a deployment that waited for an approval, if the gates still let it pass. */
    Mono<Deployment> resume(App app, Deployment waiting, String approver) {
        Deployment queued = waiting.approved(approver);
        Run run = this.opening.draft(
                waiting.id(), RunKind.DEPLOYMENT, app.name(), null, waiting.who(), DeploymentPlan.plan());
        Asking asking = Asking.by(waiting.who()).when(WhenBusy.WAIT).overriding(override(waiting.order()));
        return passed(app, waiting, asking, true)
                .then(Mono.defer(() -> begin(app, queued, run, asking, stillWaiting(queued))));
    }

    /** What a lead said at the order holds when its turn comes; the words of a new configuration are no override. */
    static @Nullable String override(Order order) {
        return (order.trigger() == Trigger.CONFIGURATION) ? null : order.words();
    }

    /** Returns the change that stores a deployment which waited until now. */
    static Change stillWaiting(Deployment next) {
        return Change.update(
                DeploymentItems.item(next),
                next.reason() == null ? Set.of("reason") : Set.of(),
                Condition.is(DeploymentItems.STATE, DeploymentState.WAITING.name()));
    }

    private Mono<Void> passed(App app, Deployment deployment, Asking asking, boolean stored) {
        return this.gates
                .refusal(new Gate.Attempt(app, deployment.order(), asking.override()))
                .<Void>flatMap(words -> Mono.error(new Refused(words, deployment.address())))
                .onErrorResume(
                        fault -> fault instanceof Refused || fault instanceof InvalidInput,
                        fault -> refuse(app, deployment, fault, stored));
    }

    private Mono<Deployment> wait(App app, Deployment waiting, Asking asking) {
        List<Change> changes = new ArrayList<>(asking.with().apply(waiting.id()));
        changes.add(Change.create(DeploymentItems.item(waiting)));
        changes.add(this.telling.waiting(app, waiting));
        return this.table.write(changes).thenReturn(waiting);
    }

    private Mono<Deployment> begin(App app, Deployment deployment, Run run, Asking asking, Change stored) {
        boolean first = asking.whenBusy() != WhenBusy.SUPERSEDE;
        Mono<Deployment> opened = send(app, deployment, run, asking, stored, first)
                .onErrorResume(
                        ConditionFailed.class,
                        failed -> first && asking.whenBusy() == WhenBusy.WAIT && Turn.isTaken(failed, deployment)
                                ? send(app, deployment, run, asking, stored, false)
                                : Mono.error(failed))
                .onErrorResume(
                        ConditionFailed.class,
                        failed -> this.turn
                                .inTheWay(deployment)
                                .flatMap(conflict -> refuse(
                                                app,
                                                deployment,
                                                conflict,
                                                deployment.outcome().approvedBy() != null)
                                        .then(Mono.empty())));
        return (asking.whenBusy() == WhenBusy.SUPERSEDE)
                ? opened.flatMap(
                        next -> this.stops.askOthers(next, superseded(next)).thenReturn(next))
                : opened;
    }

    private static String superseded(Deployment next) {
        return next.order().isRollback()
                ? "Stopped by %s's rollback.".formatted(next.who())
                : "Superseded by a newer deployment of %s.".formatted(next.who());
    }

    /** @param takesTurn whether the turn is taken now, or by the run's first step when it comes */
    private Mono<Deployment> send(
            App app, Deployment deployment, Run run, Asking asking, Change stored, boolean takesTurn) {
        return this.turn.notHeld(app, asking.holder()).flatMap(notHeld -> {
            List<Change> changes = new ArrayList<>(asking.with().apply(deployment.id()));
            changes.add(notHeld);
            changes.add(stored);
            if (takesTurn) {
                changes.add(this.turn.take(deployment));
            }
            return this.opening
                    .open(run, DeploymentPlan.group(app.name(), deployment.environment()), changes)
                    .thenReturn(deployment);
        });
    }

    /** Keeps the attempt as one that was refused, then says so. */
    private Mono<Void> refuse(App app, Deployment deployment, Throwable fault, boolean stored) {
        Deployment refused = deployment.refused(this.telling.now(), String.valueOf(fault.getMessage()));
        Change kept = stored ? stillWaiting(refused) : Change.create(DeploymentItems.item(refused));
        return this.table.write(List.of(kept, this.telling.ended(app, refused))).then(Mono.error(fault));
    }
}
