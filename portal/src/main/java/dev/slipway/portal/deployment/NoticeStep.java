package dev.slipway.portal.deployment;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.DeploymentBoard;
import dev.slipway.portal.source.DeploymentBoard.Notice;
import dev.slipway.portal.source.DeploymentBoard.State;
import java.util.List;
import reactor.core.publisher.Mono;

/** Shows the deployment on its commit. A source hosting that does not answer stops no deployment. */
final class NoticeStep extends DeploymentStep {

    private final boolean verdict;
    private final Inventory inventory;
    private final DeploymentBoard board;
    private final PortalProperties portal;

    private NoticeStep(
            boolean verdict, Ground ground, Inventory inventory, DeploymentBoard board, PortalProperties portal) {
        super(verdict ? DeploymentPlan.VERDICT : DeploymentPlan.ANNOUNCE, OutsideSystem.GITHUB, ground);
        this.verdict = verdict;
        this.inventory = inventory;
        this.board = board;
        this.portal = portal;
    }

    /** Shows that the deployment has begun. */
    static NoticeStep begin(Ground ground, Inventory inventory, DeploymentBoard board, PortalProperties portal) {
        return new NoticeStep(false, ground, inventory, board, portal);
    }

    /** Shows how the deployment ended. */
    static NoticeStep end(Ground ground, Inventory inventory, DeploymentBoard board, PortalProperties portal) {
        return new NoticeStep(true, ground, inventory, board, portal);
    }

    @Override
    boolean isStoppable() {
        return !this.verdict;
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        Notice notice = notice(context, deployment, environment);
        AppName app = context.app().name();
        return this.inventory
                .find(app, ResourceKind.REPOSITORY, app.repository())
                .filter(Resource::isKnownToBeThere)
                .map(repository -> Long.parseLong(String.valueOf(repository.outsideId())))
                .flatMap(repository -> this.board.show(repository, notice).thenReturn(done("shown")))
                .defaultIfEmpty(done("there is no repository"))
                .onErrorResume(OutsideFault.class, fault -> Mono.just(done("not shown: " + fault.getMessage())));
    }

    private Notice notice(StepContext context, Deployment deployment, Environment environment) {
        State state =
                !this.verdict ? State.IN_PROGRESS : Ending.of(context).succeeded() ? State.SUCCESS : State.FAILURE;
        return new Notice(
                deployment.id(),
                deployment.commit(),
                environment.name().value(),
                state,
                words(deployment, state),
                this.portal.pageOf(context.app().name()),
                (state == State.SUCCESS) ? environment.addressOf(context.app().name()) : null);
    }

    private static String words(Deployment deployment, State state) {
        String what = deployment.order().isRollback() ? "Rollback" : "Deployment";
        return switch (state) {
            case IN_PROGRESS -> "%s by %s".formatted(what, deployment.who());
            case SUCCESS -> what + " succeeded";
            case FAILURE -> what + " did not succeed; the page of the app says why";
        };
    }

    private static StepOutcome done(String words) {
        return new StepOutcome.Done(words, null, List.of());
    }
}
