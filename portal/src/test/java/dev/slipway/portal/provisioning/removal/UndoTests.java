package dev.slipway.portal.provisioning.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.store.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an undo leaves behind: nothing, but for a person's work. */
class UndoTests {

    private final TestPortal portal = new TestPortal(Map.of("slipway.removal.late-answers", "2s"));

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void leavesTheWorldAsItWas() {
        Run failed = failedWhileDeploying();

        Run undo = this.portal.undo(failed.id());

        assertThat(undo.failure()).isNull();
        assertNothingIsLeft();
        assertThat(this.portal.app("shop")).isNull();
        assertThat(this.portal.table.all())
                .noneMatch(item -> item.text(Key.PARTITION).startsWith("priority#"));
        assertThat(resources()).extracting(Resource::state).containsOnly(Resource.State.REMOVED);
    }

    @Test
    void letsTheSameNameBeCreatedAgain() {
        this.portal.undo(failedWhileDeploying().id());
        this.portal.appStatus = 200;

        Run again = this.portal.ended(this.portal.create("shop").id());

        assertThat(again.failure()).isNull();
    }

    @Test
    void keepsTheRunsReadableForWhoHadTheApp() {
        Run failed = failedWhileDeploying();
        this.portal.undo(failed.id());
        this.portal.appStatus = 200;
        Run again = this.portal.create("shop");

        AppDirectory apps = this.portal.get(AppDirectory.class);
        assertThat(apps.during(new AppName("shop"), failed.id()).block())
                .satisfies(app -> assertThat(app.createRun()).isEqualTo(failed.id()));
        assertThat(apps.during(new AppName("shop"), again.id()).block())
                .satisfies(app -> assertThat(app.createRun()).isEqualTo(again.id()));
    }

    @Test
    void keepsARepositoryThatHoldsAPersonsCommit() {
        Run failed = failedWhileDeploying();
        this.portal.source.push("shop", "d".repeat(40));

        this.portal.undo(failed.id());

        String kept = "shop-kept-" + failed.id();
        assertThat(this.portal.source.repositories()).containsExactly(kept);
        assertThat(this.portal.source.administrator(kept)).isEqualTo("dana");
        assertThat(this.portal.source.hooks()).isEmpty();
        assertThat(resources())
                .filteredOn(resource -> resource.kind() == ResourceKind.REPOSITORY)
                .extracting(Resource::state)
                .containsExactly(Resource.State.KEPT);
        assertThat(this.portal.mailer.sent())
                .last()
                .satisfies(mail -> assertThat(mail.text()).contains("http://git.example/acme/" + kept));
    }

    @Test
    void listsWhatCouldNotBeRemovedAndCanBeRetried() {
        Run failed = failedWhileDeploying();
        OutsideFault fault = OutsideFault.lasting("ECR", "ECR answered AccessDenied: no right.", null);
        this.portal.registry.calls.failNext("delete", fault);

        Run undo = this.portal.undo(failed.id());

        assertThat(undo.state()).isEqualTo(RunState.FAILED);
        assertThat(undo.failure()).contains("AccessDenied");
        assertThat(this.portal.source.repositories()).isEmpty();
        assertThat(this.portal.app("shop")).isNotNull();
        assertThat(this.portal.mailer.sent())
                .last()
                .satisfies(mail -> assertThat(mail.text()).contains("AccessDenied"));

        Run retried = this.portal.undo(failed.id());

        assertThat(retried.id()).isEqualTo(undo.id());
        assertThat(retried.state()).isEqualTo(RunState.SUCCEEDED);
        assertNothingIsLeft();
    }

    @Test
    void doesNotSendAnybodyElsesThingsAway() {
        this.portal.source.calls.failNext("create", OutsideFault.lasting("GitHub", "No.", null));
        Run failed = this.portal.ended(this.portal.create("shop").id());
        this.portal.source.hasForeign("shop");

        Run undo = this.portal.undo(failed.id());

        assertThat(undo.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(this.portal.source.repositories()).containsExactly("shop");
    }

    @Test
    void findsWhatCameAfterTheCallWasGivenUp() {
        OutsideFault lost = OutsideFault.passing("ECR", "No answer.", Duration.ofMillis(1), null);
        for (int attempt = 0; attempt < 3; attempt++) {
            this.portal.registry.calls.failNext("create", lost);
        }
        Run failed = this.portal.ended(this.portal.create("shop").id());
        Run undo = Objects.requireNonNull(
                this.portal.get(UndoRuns.class).undo(failed.id(), "dana").block());
        this.portal.await(undo.id(), run -> run.step("last-look").summary() != null);

        this.portal.registry.comesLate("slipway/shop", new Mark(new AppName("shop"), failed.id()));

        assertThat(this.portal.ended(undo.id()).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(this.portal.registry.repositories()).isEmpty();
    }

    @Test
    void refusesARunThatMadeItsApp() {
        Run made = this.portal.ended(this.portal.create("shop").id());

        assertThatThrownBy(() -> this.portal.undo(made.id()))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("decommission");
    }

    @Test
    void refusesARetryOfWhatIsBeingUndone() {
        Run failed = failedWhileDeploying();
        this.portal.undo(failed.id());

        assertThatThrownBy(() -> this.portal.retry(failed.id())).isInstanceOf(Conflict.class);
    }

    @Test
    void undoesWhatWasCancelled() {
        this.portal.builds.onScan(folder -> {});
        Run run = this.portal.create("shop");
        this.portal.await(run.id(), now -> now.step("first-build").summary() != null);
        this.portal.cancel(run.id());
        assertThat(this.portal.ended(run.id()).state()).isEqualTo(RunState.CANCELLED);

        assertThat(this.portal.undo(run.id()).state()).isEqualTo(RunState.SUCCEEDED);
        assertNothingIsLeft();
    }

    private Run failedWhileDeploying() {
        this.portal.appStatus = 503;
        Run failed = this.portal.ended(this.portal.create("shop").id());
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        return failed;
    }

    private void assertNothingIsLeft() {
        assertThat(this.portal.source.repositories()).isEmpty();
        assertThat(this.portal.source.hooks()).isEmpty();
        assertThat(this.portal.builds.folders()).isEmpty();
        assertThat(this.portal.registry.repositories()).isEmpty();
        assertThat(this.portal.stacks.stacks()).isEmpty();
        assertThat(this.portal.platform.service("shop")).isNull();
        assertThat(this.portal.platform.tasks()).isEmpty();
        assertThat(this.portal.tokens.apps()).isEmpty();
    }

    private List<Resource> resources() {
        return Objects.requireNonNull(
                this.portal.get(Inventory.class).ofApp(new AppName("shop")).block(TestPortal.LONGEST));
    }
}
