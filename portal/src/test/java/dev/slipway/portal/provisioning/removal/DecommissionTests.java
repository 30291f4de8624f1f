package dev.slipway.portal.provisioning.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppState;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.Rollbacks;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an app goes out of service. */
class DecommissionTests {

    private final TestPortal portal = new TestPortal();

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void removesTheAppArchivesItsRepositoryAndKeepsItsName() {
        Run created = this.portal.ended(this.portal.create("shop").id());

        Run run = decommission("shop", null);

        assertThat(run.failure()).isNull();
        assertThat(this.portal.source.repositories()).containsExactly("shop");
        assertThat(this.portal.source.administrator("shop")).isEqualTo("dana");
        assertThat(this.portal.builds.folders()).isEmpty();
        assertThat(this.portal.registry.repositories()).isEmpty();
        assertThat(this.portal.stacks.stacks()).isEmpty();
        assertThat(this.portal.platform.service("shop")).isNull();
        assertThat(this.portal.tokens.apps()).isEmpty();
        assertThat(app().state()).isEqualTo(AppState.DECOMMISSIONED);
        assertThatThrownBy(() -> this.portal.create("shop"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("decommissioned");
        assertThat(created.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void tellsThatTheAppRunsNoLongerWhereItRan() {
        this.portal.ended(this.portal.create("shop").id());

        decommission("shop", null);

        await().atMost(TestPortal.LONGEST)
                .untilAsserted(() -> assertThat(this.portal.bus.published())
                        .contains(
                                "dev.cdevents.environment.created.0.3.0",
                                "dev.cdevents.service.removed.0.3.0",
                                "dev.cdevents.environment.deleted.0.3.0"));
    }

    @Test
    void freesTheNameByRenamingTheRepository() {
        Run created = this.portal.ended(this.portal.create("shop").id());
        decommission("shop", null);

        Run freed = Objects.requireNonNull(
                this.portal.get(Decommissions.class).freeName(app(), "ada").block(TestPortal.LONGEST));

        assertThat(this.portal.ended(freed.id()).failure()).isNull();
        assertThat(this.portal.source.repositories()).containsExactly("shop-retired-" + created.id());
        assertThat(this.portal.app("shop")).isNull();
    }

    @Test
    void theNextAppOfThatNameInheritsNothingOfItsDeployments() {
        this.portal.ended(this.portal.create("shop").id());
        deploy("b");
        this.portal.deployed(rollBack().id());
        freeze();

        decommission("shop", "delete");

        assertThat(this.portal.table.all())
                .extracting((item) -> item.key().sort())
                .noneMatch((sort) -> sort.matches("(hold|blocked|ran|current|environment|rollout|freeze)#.*"));
        Run freed = Objects.requireNonNull(
                this.portal.get(Decommissions.class).freeName(app(), "ada").block(TestPortal.LONGEST));
        this.portal.ended(freed.id());
        assertThat(this.portal.ended(this.portal.create("shop").id()).failure()).isNull();
    }

    @Test
    void deletesTheRepositoryIfChosen() {
        this.portal.ended(this.portal.create("shop").id());

        decommission("shop", "delete");

        assertThat(this.portal.source.repositories()).isEmpty();
    }

    @Test
    void wantsTheNameTyped() {
        this.portal.ended(this.portal.create("shop").id());

        assertThatThrownBy(() -> decommission("shpo", null)).isInstanceOf(InvalidInput.class);
        assertThat(this.portal.builds.folders()).containsExactly("shop");
    }

    @Test
    void refusesWhileARunIsInFlight() {
        this.portal.builds.onScan(folder -> {});
        Run running = this.portal.create("shop");

        assertThatThrownBy(() -> decommission("shop", null))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.existing()).isEqualTo(running.address()));
    }

    @Test
    void refusesAnAppThatWasNeverWhole() {
        this.portal.appStatus = 503;
        this.portal.ended(this.portal.create("shop").id());

        assertThatThrownBy(() -> decommission("shop", null))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("undo");
    }

    private void deploy(String digit) {
        String commit = digit.repeat(40);
        Deployment opened = Objects.requireNonNull(
                this.portal.deploy("shop", TestPortal.digest(commit), commit).block(TestPortal.LONGEST));
        this.portal.deployed(opened.id());
    }

    private Deployment rollBack() {
        return Objects.requireNonNull(this.portal
                .get(Rollbacks.class)
                .rollBack(app(), new Rollbacks.NewRollback("test", null, null, "Wrong prices."), TestPortal.DANA)
                .block(TestPortal.LONGEST));
    }

    private void freeze() {
        Item freeze = Item.of(new Key("freezes", "freeze#1"))
                .withJson(
                        "json",
                        Map.of(
                                "id",
                                "1",
                                "app",
                                "shop",
                                "environments",
                                Set.of(),
                                "window",
                                Map.of(
                                        "from",
                                        "2020-01-01T00:00",
                                        "to",
                                        "2020-01-02T00:00",
                                        "days",
                                        Set.of(),
                                        "zone",
                                        "UTC"),
                                "reason",
                                "Over",
                                "by",
                                "lea",
                                "setAt",
                                "2020-01-01T00:00:00Z"));
        this.portal.table.write(Change.put(freeze)).block(TestPortal.LONGEST);
    }

    private Run decommission(String typed, @Nullable String repository) {
        Run run = Objects.requireNonNull(this.portal
                .get(Decommissions.class)
                .decommission(app(), new Decommissions.Order(typed, repository), "dana")
                .block(TestPortal.LONGEST));
        return this.portal.ended(run.id());
    }

    private App app() {
        return Objects.requireNonNull(this.portal.app("shop"));
    }
}
