package dev.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.Refused;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.source.DeploymentBoard;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is refused, what waits for somebody, and that all of it is kept. */
class GateTests {

    private final Shop shop =
            new Shop(Map.of("slipway.gates.approvals.prod", 1, "slipway.gates.required-checks.prod", "build"));

    @AfterEach
    void stop() {
        this.shop.close();
    }

    @Test
    void onlyWhatIsOnTheDefaultBranchAndHoldsWhatRunsIsDeployed() {
        String first = Objects.requireNonNull(this.shop.current(Shop.TEST)).commit();
        this.shop.deploy('b');

        assertThat(refusal(first)).contains("does not hold the commit bbbbbbb");
        this.shop.portal.commits.branchOff(Shop.commit('e'));
        assertThat(refusal(Shop.commit('e'))).contains("is not on the branch 'main'");
        assertThat(this.shop.newest().reason()).contains("is not on the branch 'main'");
        this.shop.portal.registry.hasImage("slipway/shop", TestPortal.digest(Shop.commit('f')), Shop.commit('f'));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> open(Shop.commit('f')))
                .withMessageContaining("has no commit");
        assertThat(this.shop.newest().state()).isEqualTo(DeploymentState.REFUSED);
        assertThat(this.shop.deploy('b').state()).isEqualTo(DeploymentState.SUCCEEDED);
    }

    @Test
    void theSameRequestSentTwiceStartsOneDeployment() {
        String commit = Shop.commit('b');
        this.shop.portal.commits.grow("shop", commit);
        this.shop.portal.registry.hasImage("slipway/shop", TestPortal.digest(commit), commit);
        NewDeployment wanted = new NewDeployment("test", TestPortal.digest(commit), commit, null);
        DeploymentOrders orders = this.shop.portal.get(DeploymentOrders.class);

        Deployment first = Shop.get(orders.open(this.shop.app(), wanted, TestPortal.DANA, "build-1"));
        Deployment second = Shop.get(orders.open(this.shop.app(), wanted, TestPortal.DANA, "build-1"));

        assertThat(second.id()).isEqualTo(first.id());
        this.shop.portal.deployed(first.id());
    }

    @Test
    void aPromotionSetsTheEnvironmentUpOnceAndWaitsForSomebodyElsesApproval() {
        Deployment inTest = Objects.requireNonNull(this.shop.current(Shop.TEST));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> this.shop.promote(null))
                .withMessageContaining("The check 'build' of the commit");
        this.shop.portal.commits.checked(inTest.commit(), "build", "success");
        OrderReview review = Shop.get(this.shop.portal.get(Promotions.class).review(this.shop.app(), Shop.PROD));
        assertThat(review.setUp()).hasSize(2);
        assertThat(review.refusals()).isEmpty();

        Run run = this.shop.ended(Objects.requireNonNull(this.shop.promote(null).run()));

        assertThat(run.state()).as(run.failure()).isEqualTo(RunState.SUCCEEDED);
        Deployment waiting = this.shop.newest();
        assertThat(waiting.state()).isEqualTo(DeploymentState.WAITING);
        assertThat(waiting.digest()).isEqualTo(inTest.digest());
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> approve(waiting, TestPortal.DANA));
        this.shop.portal.commits.writtenBy(waiting.commit(), "lea");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> approve(waiting, Shop.LEA));
        this.shop.portal.commits.writtenBy(waiting.commit(), "dana");

        Deployment approved =
                this.shop.portal.deployed(approve(waiting, Shop.LEA).id());

        assertThat(approved.state()).as(approved.reason()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(approved.outcome().approvedBy()).isEqualTo("lea");
        assertThat(this.shop.portal.platform.service("prod", "shop")).isNotNull();
        assertThat(this.shop.portal.commits.notices())
                .anyMatch(notice ->
                        notice.environment().equals("prod") && notice.state() == DeploymentBoard.State.SUCCESS);
        assertThat(this.shop.promote(null).deployment()).isNotNull();
    }

    @Test
    void aFreezeStopsAllButRollbacksAndWhatALeadOverrides() {
        this.shop.deploy('b');
        freeze();

        assertThat(refusal(Shop.commit('c'))).contains("frozen until").contains("Quarterly closing");
        NewDeployment urgent = new NewDeployment(
                "test", TestPortal.digest(Shop.commit('d')), Shop.commit('d'), null, null, "The till is down.");
        Deployment overridden = Shop.get(this.shop.portal.deploy("shop", urgent, Shop.LEA));
        assertThat(this.shop.portal.deployed(overridden.id()).state()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(overridden.order().words()).isEqualTo("The till is down.");
        assertThat(this.shop.rollBack("Worse than before.").state()).isEqualTo(DeploymentState.SUCCEEDED);
    }

    private void freeze() {
        Item freeze = Item.of(new Key("freezes", "freeze#1"))
                .withJson(
                        "json",
                        Map.of(
                                "id", "1",
                                "environments", Set.of(),
                                "window",
                                        Map.of(
                                                "from", "2020-01-01T00:00",
                                                "to", "2120-01-01T00:00",
                                                "days", Set.of(),
                                                "zone", "Europe/Berlin"),
                                "reason", "Quarterly closing",
                                "by", "lea",
                                "setAt", "2026-01-01T00:00:00Z"));
        this.shop.portal.table.write(Change.put(freeze)).block(TestPortal.LONGEST);
    }

    private Deployment approve(Deployment waiting, Caller.Person by) {
        return Shop.get(this.shop.portal.get(DeploymentDecisions.class).approve(this.shop.app(), waiting, by));
    }

    private String refusal(String commit) {
        this.shop.portal.commits.grow("shop", commit);
        this.shop.portal.registry.hasImage("slipway/shop", TestPortal.digest(commit), commit);
        try {
            open(commit);
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("The deployment was taken.");
    }

    private void open(String commit) {
        this.shop
                .portal
                .get(DeploymentOrders.class)
                .open(
                        this.shop.app(),
                        new NewDeployment("test", TestPortal.digest(commit), commit, null),
                        TestPortal.DANA)
                .block(TestPortal.LONGEST);
    }
}
