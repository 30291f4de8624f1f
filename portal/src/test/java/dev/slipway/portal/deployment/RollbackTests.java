package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.Refused;
import dev.slipway.portal.outside.TestPortal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Going back, and what it leaves behind. */
class RollbackTests {

    private final Shop shop = new Shop(Map.of("slipway.deployment.smoke-within", "20s"));

    @AfterEach
    void stop() {
        this.shop.close();
    }

    @Test
    void goesBackToTheImageBeforeAndHoldsTheEnvironmentUntilALeadReleasesIt() {
        String first = Objects.requireNonNull(this.shop.current(Shop.TEST)).digest();
        this.shop.deploy('b');

        Deployment ended = this.shop.rollBack("Prices are wrong.");

        assertThat(ended.state()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(ended.order().trigger()).isEqualTo(Trigger.ROLLBACK);
        assertThat(Objects.requireNonNull(this.shop.current(Shop.TEST)).digest())
                .isEqualTo(first);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> this.shop.deploy('c'))
                .withMessageContaining("held")
                .withMessageContaining("Prices are wrong.");
        assertThat(this.shop.newest().state()).isEqualTo(DeploymentState.REFUSED);

        Shop.get(this.shop.portal.get(Holds.class).release(Shop.NAME, Shop.TEST, false));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> this.shop.deploy('b'))
                .withMessageContaining("blocked");
        assertThat(this.shop.deploy('d').state()).isEqualTo(DeploymentState.SUCCEEDED);
    }

    @Test
    void takesThePlaceOfWhatIsUnderWay() {
        String first = Objects.requireNonNull(this.shop.current(Shop.TEST)).digest();
        this.shop.portal.appStatus = 503;
        Deployment stuck = this.shop.order('b', null);
        Deployment waiting = this.shop.order('c', "wait");
        this.shop.portal.await(stuck.id(), run -> run.step(DeploymentPlan.SMOKE).attempts() > 0);

        Deployment opened = this.shop.askToRollBack("It does not answer.");
        assertThat(this.shop.portal.deployed(stuck.id()).state()).isEqualTo(DeploymentState.CANCELLED);
        this.shop.portal.appStatus = 200;
        Deployment ended = this.shop.portal.deployed(opened.id());

        assertThat(ended.state()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(ended.digest()).isEqualTo(first);
        assertThat(this.shop.portal.deployed(waiting.id()).state()).isEqualTo(DeploymentState.CANCELLED);
        assertThat(Objects.requireNonNull(this.shop.current(Shop.TEST)).digest())
                .isEqualTo(first);
    }

    @Test
    void needsWordsAndSomethingToGoBackTo() {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.shop.rollBack(" "));
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.shop.rollBack("I do not like it."));
    }

    @Test
    void aCancelledDeploymentLeavesWhatRanBefore() {
        String first = Objects.requireNonNull(this.shop.current(Shop.TEST)).digest();
        this.shop.portal.appStatus = 503;
        Deployment stuck = this.shop.order('b', null);
        this.shop.portal.await(stuck.id(), run -> run.step(DeploymentPlan.SMOKE).attempts() > 0);

        Shop.get(this.shop.portal.get(DeploymentDecisions.class).cancel(this.shop.app(), stuck, TestPortal.DANA));

        Deployment ended = this.shop.portal.deployed(stuck.id());
        assertThat(ended.state()).isEqualTo(DeploymentState.CANCELLED);
        assertThat(ended.reason()).contains("Cancelled by dana").contains("The version before runs again");
        assertThat(Objects.requireNonNull(this.shop.current(Shop.TEST)).digest())
                .isEqualTo(first);
    }

    @Test
    void aNewerDeploymentMayTakeThePlaceOfAnOlderOne() {
        this.shop.portal.appStatus = 503;
        Deployment stuck = this.shop.order('b', null);
        this.shop.portal.await(stuck.id(), run -> run.step(DeploymentPlan.SMOKE).attempts() > 0);

        Deployment newer = this.shop.order('c', "supersede");

        assertThat(this.shop.portal.deployed(stuck.id()).state()).isEqualTo(DeploymentState.CANCELLED);
        this.shop.portal.appStatus = 200;
        assertThat(this.shop.portal.deployed(newer.id()).state()).isEqualTo(DeploymentState.SUCCEEDED);
    }
}
