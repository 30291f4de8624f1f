package dev.slipway.portal.provisioning.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.inventory.Comparison;
import dev.slipway.portal.inventory.Comparisons;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.keeper.Sight;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an app that lost something gets it back. */
class RepairTests {

    private final TestPortal portal =
            new TestPortal(Map.of("slipway.drift.round", "50ms", "slipway.drift.every", "200ms"));
    private Run created;

    @BeforeEach
    void create() {
        this.created = this.portal.ended(this.portal.create("shop").id());
    }

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void seesThatNothingHasChanged() {
        assertThat(differences())
                .hasSize(7)
                .allMatch(difference -> difference.sight().state() == Sight.State.THERE);
        assertThatThrownBy(this::repair).isInstanceOf(Conflict.class).hasMessageContaining("Nothing");
    }

    @Test
    void restoresTheJobsAndTheRegistry() {
        Mark mark = new Mark(app().name(), this.created.id());
        this.portal.builds.deleteFolder("shop", mark.text()).block();
        this.portal.registry.delete("slipway/shop", mark).block();
        assertThat(differences())
                .filteredOn(Difference::isMissing)
                .extracting(difference -> difference.resource().kind())
                .containsExactlyInAnyOrder(ResourceKind.JOBS, ResourceKind.REGISTRY);

        Run run = this.portal.ended(repair().id());

        assertThat(run.failure()).isNull();
        assertThat(this.portal.builds.folders()).containsExactly("shop");
        assertThat(this.portal.registry.repositories()).containsExactly("slipway/shop");
        assertThat(differences()).noneMatch(Difference::isMissing);
    }

    @Test
    void tellsWhatIsSomebodyElses() {
        this.portal
                .registry
                .delete("slipway/shop", new Mark(app().name(), this.created.id()))
                .block();
        this.portal.registry.hasForeign("slipway/shop");

        assertThat(differences())
                .filteredOn(difference -> difference.resource().kind() == ResourceKind.REGISTRY)
                .extracting(difference -> difference.sight().state())
                .containsExactly(Sight.State.FOREIGN);
    }

    @Test
    void looksByItselfAndRemembersWhatItFound() {
        await().atMost(TestPortal.LONGEST)
                .untilAsserted(() -> assertThat(lastComparison())
                        .isNotNull()
                        .satisfies(last -> assertThat(last.deviations()).isEmpty()));

        this.portal
                .registry
                .delete("slipway/shop", new Mark(app().name(), this.created.id()))
                .block();

        await().atMost(TestPortal.LONGEST)
                .untilAsserted(() -> assertThat(
                                Objects.requireNonNull(lastComparison()).deviations())
                        .extracting(Comparison.Deviation::name)
                        .containsExactly("slipway/shop"));

        this.portal.ended(repair().id());

        await().atMost(TestPortal.LONGEST)
                .untilAsserted(() -> assertThat(
                                Objects.requireNonNull(lastComparison()).deviations())
                        .isEmpty());
    }

    private @Nullable Comparison lastComparison() {
        return this.portal.get(Comparisons.class).last(app().name()).block(TestPortal.LONGEST);
    }

    private List<Difference> differences() {
        return Objects.requireNonNull(
                this.portal.get(DriftCheck.class).of(app()).block(TestPortal.LONGEST));
    }

    private Run repair() {
        return Objects.requireNonNull(
                this.portal.get(Repairs.class).repair(app(), "dana").block(TestPortal.LONGEST));
    }

    private App app() {
        return Objects.requireNonNull(this.portal.app("shop"));
    }
}
