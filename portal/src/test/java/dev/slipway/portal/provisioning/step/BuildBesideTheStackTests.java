package dev.slipway.portal.provisioning.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentState;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.StepState;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first build goes while the infrastructure is made, and what it deploys waits for that. */
class BuildBesideTheStackTests {

    private static final AppName SHOP = new AppName("shop");
    private static final String STACK = "slipway-shop-test";

    private final TestPortal portal = new TestPortal(Map.of("slipway.removal.late-answers", "2s"));

    @BeforeEach
    void letTheStackTakeItsTime() {
        this.portal.stacks.takes(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void theDeploymentWaitsForTheInfrastructure() {
        Run run = untilTheDeploymentWaits();

        assertThat(run.step("first-build").state()).isEqualTo(StepState.State.DONE);
        assertThat(run.step("first-deployment").state()).isEqualTo(StepState.State.WAITING);
        assertThat(deployment().state()).isEqualTo(DeploymentState.RUNNING);
        assertThat(this.portal.platform.tasks()).isEmpty();

        this.portal.stacks.takes(Duration.ZERO);

        assertThat(this.portal.ended(run.id()).failure()).isNull();
        assertThat(this.portal.platform.service("shop")).isNotNull();
    }

    @Test
    void theDeploymentIsCancelledWhenTheInfrastructureFailsAndARetryDeploysTheSameImage() {
        Run run = untilTheDeploymentWaits();
        this.portal.stacks.endsAs(STACK, "ROLLBACK_COMPLETE");
        this.portal.stacks.takes(Duration.ZERO);

        assertThat(this.portal.ended(run.id()).state()).isEqualTo(RunState.FAILED);
        Deployment cancelled = this.portal.deployed(deployment().id());
        assertThat(cancelled.state()).isEqualTo(DeploymentState.CANCELLED);
        assertThat(cancelled.reason())
                .contains("No room for a database")
                .contains("Retry the create run")
                .contains("Nothing was rolled out.");

        this.portal.retry(run.id());
        Run retried = this.portal.await(run.id(), now -> now.state().isEnded() && now.attempt() == 2);

        assertThat(retried.failure()).isNull();
        assertThat(deployment().digest()).isEqualTo(cancelled.digest());
        assertThat(this.portal.builds.calls.count("enableAndScan")).isEqualTo(1);
        assertThat(this.portal.builds.calls.count("buildAgain")).isZero();
    }

    @Test
    void theDeploymentIsCancelledWithItsCreateRunAndAnUndoLeavesNothing() {
        Run run = untilTheDeploymentWaits();

        this.portal.cancel(run.id());

        assertThat(this.portal.ended(run.id()).state()).isEqualTo(RunState.CANCELLED);
        Deployment cancelled = this.portal.deployed(deployment().id());
        assertThat(cancelled.state()).isEqualTo(DeploymentState.CANCELLED);
        assertThat(cancelled.reason()).contains("cancelled the create run");
        assertThat(this.portal.undo(run.id()).failure()).isNull();
        assertThat(this.portal.get(Inventory.class).ofApp(SHOP).block(TestPortal.LONGEST))
                .extracting(Resource::state)
                .containsOnly(Resource.State.REMOVED);
        assertThat(this.portal.stacks.stacks()).isEmpty();
    }

    @Test
    void aPushAfterTheInfrastructureFailedDeploysNothing() {
        this.portal.builds.onScan(folder -> {});
        this.portal.stacks.endsAs(STACK, "ROLLBACK_COMPLETE");
        this.portal.stacks.takes(Duration.ZERO);
        Run run = this.portal.create("shop");
        this.portal.await(run.id(), now -> now.step("stack").state() == StepState.State.FAILED);

        this.portal.buildAndDeploy("shop");

        assertThat(this.portal.ended(run.id()).state()).isEqualTo(RunState.FAILED);
        assertThat(this.portal.deployed(deployment().id()).state()).isEqualTo(DeploymentState.CANCELLED);
        assertThat(this.portal.platform.tasks()).isEmpty();
    }

    private Run untilTheDeploymentWaits() {
        Run run = this.portal.create("shop");
        Run built = this.portal.await(run.id(), now -> now.step("first-build").state() == StepState.State.DONE);
        this.portal.await(deployment().id(), now -> now.step("infrastructure").summary() != null);
        return built;
    }

    private Deployment deployment() {
        return Objects.requireNonNull(this.portal
                .get(Deployments.class)
                .newest(SHOP, EnvironmentName.TEST, "")
                .block(TestPortal.LONGEST));
    }
}
