package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppState;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.InventoryRuns;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.store.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes apps out of service, and frees the names of those that are. */
public final class Decommissions {

    private final Runs runs;
    private final InventoryRuns opening;
    private final Deployments deployments;
    private final Environments environments;

    Decommissions(Runs runs, InventoryRuns opening, Deployments deployments, Environments environments) {
        this.runs = runs;
        this.opening = opening;
        this.deployments = deployments;
        this.environments = environments;
    }

    /**
     * Opens a run that takes an app out of service.
     *
     * @param app the app
     * @param order what is asked for
     * @param who short name of who asks
     * @return the run; {@link InvalidInput} when the typed name is another, {@link Conflict} with a run in flight, for an
     *     app that was never made whole, and for one that is decommissioned already
     */
    public Mono<Run> decommission(App app, Order order, String who) {
        if (!app.name().value().equals(order.name())) {
            return Mono.error(new InvalidInput(
                    "name",
                    "Type the app's name, '%s', to decommission it; nothing was changed.".formatted(app.name())));
        }
        boolean delete = "delete".equals(order.repository());
        if (!delete && order.repository() != null && !order.repository().equals("archive")) {
            return Mono.error(new InvalidInput(
                    "repository", "'%s' is not known: use 'archive' or 'delete'.".formatted(order.repository())));
        }
        return inService(app).then(nothingUnderWay(app)).then(Mono.defer(() -> {
            Run run = this.opening.draft(
                    RunKind.DECOMMISSION,
                    app.name(),
                    null,
                    who,
                    delete ? RemovalPlan.deleting() : RemovalPlan.archiving());
            return this.opening.open(run, noRollouts(app));
        }));
    }

    /** Opens a run that frees the name of a decommissioned app, which renames its archived repository. */
    public Mono<Run> freeName(App app, String who) {
        if (app.state() != AppState.DECOMMISSIONED) {
            return Mono.error(new Conflict(
                    "The name '%s' belongs to an app in service. Decommission it first.".formatted(app.name()), null));
        }
        Run run = this.opening.draft(RunKind.FREE_NAME, app.name(), null, who, RemovalPlan.freeing());
        return this.opening.open(run, List.of());
    }

    private Mono<Void> inService(App app) {
        if (app.state() == AppState.DECOMMISSIONED) {
            return Mono.error(new Conflict("'%s' is decommissioned already.".formatted(app.name()), null));
        }
        return this.runs
                .get(app.createRun())
                .filter(run -> run.state() != RunState.SUCCEEDED)
                .flatMap(run -> Mono.error(new Conflict(
                        run.state().isEnded()
                                ? "'%s' was never made whole: undo its creation instead.".formatted(app.name())
                                : "'%s' is still being created. Wait, or cancel that run and undo it."
                                        .formatted(app.name()),
                        run.address())));
    }

    private Mono<Void> nothingUnderWay(App app) {
        return Flux.fromIterable(this.environments.all())
                .concatMap(environment -> this.deployments.underWay(app.name(), environment.name()))
                .next()
                .flatMap(id -> Mono.error(new Conflict(
                        "A deployment of '%s' is under way. Wait until it has ended, or cancel it."
                                .formatted(app.name()),
                        Run.addressOf(id))));
    }

    private List<Change> noRollouts(App app) {
        return this.environments.all().stream()
                .map(environment -> this.deployments.noneUnderWay(app.name(), environment.name()))
                .toList();
    }

    /**
     * What is asked for.
     *
     * @param name the app's name, typed again
     * @param repository {@code archive}, which is the default, or {@code delete}
     */
    public record Order(@Nullable String name, @Nullable String repository) {}
}
