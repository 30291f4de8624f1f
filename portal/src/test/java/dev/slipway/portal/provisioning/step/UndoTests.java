package dev.slipway.portal.provisioning.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.App;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.Facts;
import dev.slipway.portal.provisioning.PlannedStep;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.store.Fence;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the steps of a create run take back. */
class UndoTests {

    private final TestPortal portal = new TestPortal();

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void leavesTheWorldAsItWas() {
        Run run = this.portal.ended(this.portal.create("shop").id());

        undoAll(run, run.id());

        assertThat(this.portal.source.repositories()).isEmpty();
        assertThat(this.portal.source.hooks()).isEmpty();
        assertThat(this.portal.builds.folders()).isEmpty();
        assertThat(this.portal.registry.repositories()).isEmpty();
        assertThat(this.portal.stacks.stacks()).isEmpty();
        assertThat(this.portal.platform.service("shop")).isNull();
        assertThat(this.portal.tokens.apps()).isEmpty();
        assertThat(this.portal.app("shop")).isNull();
        assertThat(this.portal.table.all())
                .noneMatch(item -> item.text(Key.PARTITION).startsWith("priority#"));
    }

    @Test
    void canBeRepeated() {
        Run run = this.portal.ended(this.portal.create("shop").id());
        App app = Objects.requireNonNull(this.portal.app("shop"));

        for (Step step : backwards()) {
            if (!step.id().equals("reserve")) {
                step.undo(context(run, app)).block(TestPortal.LONGEST);
                step.undo(context(run, app)).block(TestPortal.LONGEST);
            }
        }

        assertThat(this.portal.source.repositories()).isEmpty();
    }

    @Test
    void letsTheSameNameBeCreatedAgain() {
        Run run = this.portal.ended(this.portal.create("shop").id());
        undoAll(run, run.id());

        Run again = this.portal.ended(this.portal.create("shop").id());

        assertThat(again.failure()).isNull();
    }

    private void undoAll(Run run, String id) {
        App app = Objects.requireNonNull(this.portal.app("shop"));
        assertThat(app.createRun()).isEqualTo(id);
        for (Step step : backwards()) {
            step.undo(context(run, app)).block(TestPortal.LONGEST);
        }
    }

    private List<Step> backwards() {
        RunScript script = this.portal.createScript();
        List<Step> steps = new ArrayList<>(script.steps());
        List<String> order =
                CreatePlan.plan().steps().stream().map(PlannedStep::id).toList();
        steps.sort(Comparator.comparing(step -> order.indexOf(step.id())));
        Collections.reverse(steps);
        return steps;
    }

    private StepContext context(Run run, App app) {
        Key key = new Key("run#" + run.id(), "run");
        Item item = Objects.requireNonNull(this.portal.table.get(key).block(TestPortal.LONGEST));
        return new StepContext(run, app, Facts.none(), new Fence(key, item.number(Fence.EPOCH)));
    }
}
