package dev.slipway.portal.provisioning.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.ci.Build;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A create run from the order to the mail, on a world in memory. */
class CreateRunTests {

    private final TestPortal portal = new TestPortal();

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void makesAnAppThatAnswers() {
        Run run = this.portal.ended(this.portal.create("shop").id());

        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.steps()).extracting(StepState::state).containsOnly(StepState.State.DONE);
        assertThat(this.portal.source.repositories()).containsExactly("shop");
        assertThat(this.portal.builds.folders()).containsExactly("shop");
        assertThat(this.portal.registry.repositories()).containsExactly("slipway/shop");
        assertThat(this.portal.stacks.stacks()).containsExactly("slipway-shop-test");
        assertThat(this.portal.platform.service("shop")).isNotNull();
        assertThat(this.portal.builds.calls.count("enableAndScan")).isEqualTo(1);
    }

    @Test
    void writesDownWhatItMade() {
        this.portal.ended(this.portal.create("shop").id());

        List<Resource> resources = inventory();
        assertThat(resources).hasSize(7).allMatch(resource -> resource.state() == Resource.State.CREATED);
        assertThat(resources).extracting(Resource::outsideId).doesNotContainNull();
    }

    @Test
    void writesToTheOwnerWhenTheAppAnswers() {
        this.portal.ended(this.portal.create("shop").id());

        assertThat(this.portal.mailer.sent()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("dana@acme.example");
            assertThat(mail.subject()).isEqualTo("shop is running");
            assertThat(mail.text())
                    .contains("http://git.example/acme/shop.git")
                    .contains("http://ci.example/job/shop")
                    .contains("http://portal.example/apps/shop");
        });
    }

    @Test
    void passesTheStackWhatItsTemplateDeclares() {
        this.portal.ended(this.portal.create("shop").id());

        assertThat(this.portal.stacks.newest())
                .satisfies(stack -> assertThat(stack.parameters())
                        .containsOnlyKeys("App", "Colour", "ListenerPriority")
                        .containsEntry("App", "shop")
                        .containsEntry("Colour", "teal"));
    }

    @Test
    void leavesAnotherOnesRepositoryAloneAndSaysSo() {
        this.portal.source.calls.beforeNext("create", () -> this.portal.source.hasForeign("shop"));
        this.portal.registry.calls.beforeNext("create", () -> this.portal.registry.hasForeign("slipway/shop"));
        Run ended = this.portal.ended(this.portal.create("shop").id());

        assertThat(ended.state()).isEqualTo(RunState.FAILED);
        assertThat(ended.step("repository").error())
                .contains("GitHub repository 'shop'")
                .contains("left alone");
        assertThat(ended.step("registry").error()).contains("'slipway/shop'").contains("left alone");
        assertThat(inventory()).extracting(Resource::kind).containsExactly(ResourceKind.STACK);
    }

    @Test
    void namesTheTestsThatFailed() {
        this.portal.builds.onScan(
                folder -> this.portal.builds.shows(folder, 1, head("shop"), Build.Result.FAILURE, "ShopTests.adds"));
        Run run = this.portal.ended(this.portal.create("shop").id());

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.step("first-build").state()).isEqualTo(StepState.State.FAILED);
        assertThat(run.step("first-build").error()).contains("ShopTests.adds");
        assertThat(run.step("first-build").link()).hasToString("http://ci.example/job/shop/1");
        assertThat(run.step("first-deployment").state()).isEqualTo(StepState.State.WAITING);
        assertThat(this.portal.mailer.sent())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("ShopTests.adds")
                        .contains("http://portal.example/runs/" + run.id()));
    }

    @Test
    void goesOnFromTheStepThatFailed() {
        this.portal.builds.onScan(folder -> this.portal.builds.shows(folder, 1, head("shop"), Build.Result.FAILURE));
        Run failed = this.portal.ended(this.portal.create("shop").id());
        this.portal.source.push("shop", "b".repeat(40));
        this.portal.builds.onScan(this.portal::buildAndDeploy);

        Run retried = this.portal.retry(failed.id());
        Run ended = this.portal.await(retried.id(), run -> run.state().isEnded() && run.attempt() == 2);

        assertThat(ended.failure()).isNull();
        assertThat(ended.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(this.portal.source.calls.count("create")).isEqualTo(1);
        assertThat(this.portal.mailer.sent()).hasSize(2);
    }

    @Test
    void buildsAgainWhenNobodyPushed() {
        this.portal.builds.onScan(folder -> this.portal.builds.shows(folder, 1, head("shop"), Build.Result.ABORTED));
        Run failed = this.portal.ended(this.portal.create("shop").id());
        assertThat(failed.step("first-build").error())
                .contains("Build 1 was stopped")
                .contains("Retry");
        this.portal.builds.onScan(this.portal::buildAndDeploy);

        this.portal.retry(failed.id());
        Run ended = this.portal.await(failed.id(), run -> run.state().isEnded() && run.attempt() == 2);

        assertThat(ended.failure()).isNull();
        assertThat(this.portal.builds.calls.count("buildAgain")).isEqualTo(1);
    }

    @Test
    void deploysAgainWhenTheFirstDeploymentFailed() {
        this.portal.appStatus = 503;
        Run failed = this.portal.ended(this.portal.create("shop").id());
        assertThat(failed.step("first-deployment").error()).contains("503").contains("scaled to zero");
        this.portal.appStatus = 200;

        this.portal.retry(failed.id());
        Run ended = this.portal.await(failed.id(), run -> run.state().isEnded() && run.attempt() == 2);

        assertThat(ended.failure()).isNull();
        assertThat(this.portal.platform.calls.count("createService")).isEqualTo(1);
        assertThat(this.portal.platform.calls.count("restartService")).isEqualTo(1);
    }

    @Test
    void adoptsWhatItMadeWhenTheAnswerWasLost() {
        OutsideFault lost = OutsideFault.passing("GitHub", "The connection was reset.", null, null);
        this.portal.source.calls.loseNextAnswer("create", lost);
        this.portal.registry.calls.loseNextAnswer("create", lost);
        this.portal.stacks.calls.loseNextAnswer("start", lost);
        this.portal.builds.calls.loseNextAnswer("upsertJobs", lost);
        Run run = this.portal.ended(this.portal.create("shop").id());

        assertThat(run.failure()).isNull();
        assertThat(run.step("repository").attempts()).isEqualTo(2);
        assertThat(this.portal.source.repositories()).containsExactly("shop");
        assertThat(this.portal.source.calls.count("create")).isEqualTo(1);
    }

    @Test
    void triesAgainWhatMayHealAndGivesUpWhatMayNot() {
        this.portal.source.calls.failNext("create", OutsideFault.passing("GitHub", "502", Duration.ofMillis(5), null));
        this.portal.registry.calls.failNext(
                "create", OutsideFault.lasting("ECR", "ECR answered AccessDenied: no right.", null));
        Run run = this.portal.ended(this.portal.create("shop").id());

        assertThat(run.step("repository").state()).isEqualTo(StepState.State.DONE);
        assertThat(run.step("registry").error()).contains("AccessDenied").contains("platform team");
        assertThat(run.step("registry").attempts()).isEqualTo(1);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void startsAnewAfterAStackThatFailed() {
        this.portal.stacks.endsAs("slipway-shop-test", "ROLLBACK_COMPLETE");
        Run failed = this.portal.ended(this.portal.create("shop").id());
        assertThat(failed.step("stack").error()).contains("No room for a database");

        this.portal.retry(failed.id());
        Run ended = this.portal.await(failed.id(), run -> run.state().isEnded() && run.attempt() == 2);

        assertThat(ended.failure()).isNull();
        assertThat(this.portal.stacks.calls.count("start")).isEqualTo(2);
    }

    @Test
    void tellsTheWorld() {
        Run run = this.portal.ended(this.portal.create("shop").id());

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        Awaitility.await()
                .atMost(TestPortal.LONGEST)
                .untilAsserted(() -> assertThat(this.portal.bus.published())
                        .contains(
                                "dev.cdeventsx.slipway-deployment.started.0.1.0",
                                "dev.cdevents.service.deployed.0.3.0",
                                "dev.cdeventsx.slipway-app.created.0.1.0"));
    }

    private String head(String repository) {
        return Objects.requireNonNull(this.portal
                .source
                .find(repository)
                .flatMap(found -> this.portal.source.head(found, "main"))
                .block(TestPortal.LONGEST));
    }

    private List<Resource> inventory() {
        return Objects.requireNonNull(
                this.portal.get(Inventory.class).ofApp(new AppName("shop")).block(TestPortal.LONGEST));
    }
}
