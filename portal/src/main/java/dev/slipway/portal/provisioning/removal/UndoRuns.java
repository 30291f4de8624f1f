package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.provisioning.InventoryRuns;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.provisioning.RunRetry;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.store.Change;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** Opens undo runs for create runs that failed or were cancelled, and retries those that could not remove everything. */
public final class UndoRuns {

    private final Runs runs;
    private final AppDirectory apps;
    private final InventoryRuns opening;
    private final RunRetry retry;

    UndoRuns(Runs runs, AppDirectory apps, InventoryRuns opening, RunRetry retry) {
        this.runs = runs;
        this.apps = apps;
        this.opening = opening;
        this.retry = retry;
    }

    /**
     * Begins to undo a create run, or goes on with an undo that failed.
     *
     * @param id id of the create run
     * @param who short name of who asks
     * @return the undo run; {@link Conflict} when there is nothing to undo, or when another run works on the app
     */
    public Mono<Run> undo(String id, String who) {
        return this.runs.get(id).flatMap(run -> {
            if (run.kind() != RunKind.CREATE) {
                return Mono.error(cannot(run, "only a create run can be undone"));
            }
            if (run.state() == RunState.SUCCEEDED) {
                return Mono.error(cannot(
                        run, "it has made the app '%s', which can be decommissioned instead".formatted(run.app())));
            }
            if (!run.state().isEnded()) {
                return Mono.error(cannot(run, "it has not ended. Cancel it first"));
            }
            return this.runs
                    .undoOf(id)
                    .flatMap(this.runs::get)
                    .flatMap(this::again)
                    .switchIfEmpty(Mono.defer(() -> open(run, who)));
        });
    }

    private Mono<Run> again(Run undo) {
        return switch (undo.state()) {
            case SUCCEEDED -> Mono.error(new Conflict("It was undone already.", undo.address()));
            case FAILED, CANCELLED -> this.retry.retry(undo.id());
            case QUEUED, RUNNING -> Mono.error(new Conflict("It is being undone already.", undo.address()));
        };
    }

    private Mono<Run> open(Run create, String who) {
        return this.apps
                .find(create.app())
                .filter(app -> app.createRun().equals(create.id()))
                .switchIfEmpty(Mono.error(() -> cannot(create, "its app is gone")))
                .flatMap(app -> open(create, app, who));
    }

    private Mono<Run> open(Run create, App app, String who) {
        Run undo = this.opening.draft(RunKind.UNDO, app.name(), create.id(), who, RemovalPlan.deleting());
        Change noted = RunOpening.undoing(create, undo.id());
        return this.opening.open(undo, List.of(noted));
    }

    private static Conflict cannot(Run run, String why) {
        return new Conflict(
                "Run %s cannot be undone: %s. It is %s."
                        .formatted(run.id(), why, run.state().name().toLowerCase(Locale.ROOT)),
                run.address());
    }
}
