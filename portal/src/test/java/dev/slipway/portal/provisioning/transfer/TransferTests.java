package dev.slipway.portal.provisioning.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.app.OwnersGone;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.StepState;
import dev.slipway.portal.provisioning.create.NewApp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an app goes to another team or owner. */
class TransferTests {

    private static final String STACK = "slipway-shop-test";
    private static final List<String> TAGGING = List.of("registry-tags", "service-tags", "stack-tags");

    private final TestPortal portal = new TestPortal(Map.of(
            "slipway.teams.harbour.title", "Harbour",
            "slipway.teams.harbour.mail", "harbour@acme.example",
            "slipway.teams.harbour.github-team", "harbour-crew"));

    @AfterEach
    void stop() {
        this.portal.close();
    }

    @Test
    void givesTheAppToAnotherTeamThatCanPushThen() {
        this.portal.ended(this.portal.create("shop").id());
        assertThat(this.portal.source.teams()).containsExactly("shop city-hall");

        Run run = transfer("harbour", null, null);

        assertThat(run.failure()).isNull();
        assertThat(this.portal.source.teams()).containsExactly("shop harbour-crew");
        assertThat(app().team()).isEqualTo("harbour");
        assertThat(app().owner().login()).isEqualTo("dana");
        assertThat(listed("team/harbour")).isTrue();
        assertThat(listed("team/city-hall")).isFalse();
        assertThat(listed("owner/dana")).isTrue();
        await().atMost(TestPortal.LONGEST)
                .untilAsserted(() -> assertThat(this.portal.bus.published())
                        .contains("dev.cdeventsx.slipway-app.transferred.0.1.0"));
    }

    @Test
    void givesTheAppToAnotherPersonOfTheTeam() {
        this.portal.ended(this.portal.create("shop").id());

        transfer(null, "lea", "lea@acme.example");

        assertThat(app().owner()).isEqualTo(new Owner(null, "lea", "lea@acme.example"));
        assertThat(app().team()).isEqualTo("city-hall");
        assertThat(listed("owner/lea")).isTrue();
        assertThat(listed("owner/dana")).isFalse();
        assertThat(this.portal.source.teams()).containsExactly("shop city-hall");
    }

    @Test
    void canBeRetriedWhereGitHubFailed() {
        this.portal.ended(this.portal.create("shop").id());
        this.portal.source.calls.failNext("takeTeamAccess", OutsideFault.lasting("GitHub", "No.", null));

        Run failed = transfer("harbour", null, null);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        this.portal.retry(failed.id());

        Run again = this.portal.await(failed.id(), run -> run.state().isEnded() && run.attempt() == 2);
        assertThat(again.failure()).isNull();
        assertThat(this.portal.source.teams()).containsExactly("shop harbour-crew");
    }

    @Test
    void leavesARepositoryAloneThatIsNotItsOwn() {
        this.portal.source.calls.failNext("create", OutsideFault.lasting("GitHub", "No.", null));
        this.portal.ended(this.portal.create("shop").id());
        this.portal.source.hasForeign("shop");

        assertThat(transfer("harbour", null, null).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(this.portal.source.teams()).isEmpty();
    }

    @Test
    void letsTheTagsNameTheNewTeamAndNothingElse() {
        this.portal.ended(this.portal.create("shop").id());
        Map<String, String> before = this.portal.stacks.tags(STACK);
        assertThat(before).containsEntry(Mark.TEAM_TAG, "city-hall").containsKey(Mark.RUN_TAG);

        Run run = transfer("harbour", null, null);

        assertThat(run.failure()).isNull();
        assertThat(teamsInTags()).containsExactly("harbour", "harbour", "harbour");
        Map<String, String> after = new HashMap<>(before);
        after.put(Mark.TEAM_TAG, "harbour");
        assertThat(this.portal.stacks.tags(STACK)).isEqualTo(after);
        assertThat(run.step("stack-tags").summary()).isEqualTo("'slipway-shop-test' names harbour");
    }

    @Test
    void touchesNoTagsWhereTheTeamStays() {
        this.portal.ended(this.portal.create("shop").id());

        Run run = transfer(null, "lea", "lea@acme.example");

        assertThat(run.steps()).extracting(StepState::id).containsExactly("team-access");
        assertThat(teamsInTags()).containsExactly("city-hall", "city-hall", "city-hall");
        assertThat(this.portal.registry.calls.count("tag")).isZero();
        assertThat(this.portal.platform.calls.count("tagService")).isZero();
        assertThat(this.portal.stacks.calls.count("retag")).isZero();
    }

    @Test
    void leavesAloneWithWordsWhatDoesNotBearTheMark() {
        this.portal.ended(this.portal.create("shop").id());
        this.portal.registry.hasForeign("slipway/shop");
        this.portal.platform.becomesForeign("shop");
        this.portal.stacks.hasForeign(STACK);

        Run run = transfer("harbour", null, null);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(TAGGING)
                .allSatisfy(step -> assertThat(run.step(step).summary())
                        .endsWith("does not bear this app's mark and was left alone"));
        assertThat(teamsInTags()).containsOnlyNulls();
        assertThat(this.portal.stacks.calls.count("retag")).isZero();
    }

    @Test
    void tagsOnceThoughAnAnswerIsLost() {
        this.portal.ended(this.portal.create("shop").id());
        this.portal.registry.calls.loseNextAnswer("tag", OutsideFault.passing("ECR", "No answer.", null, null));
        this.portal.platform.calls.loseNextAnswer("tagService", OutsideFault.passing("ECS", "No answer.", null, null));
        this.portal.stacks.calls.loseNextAnswer(
                "retag", OutsideFault.passing("CloudFormation", "No answer.", null, null));

        Run run = transfer("harbour", null, null);

        assertThat(run.failure()).isNull();
        assertThat(teamsInTags()).containsExactly("harbour", "harbour", "harbour");
        assertThat(this.portal.stacks.calls.count("retag")).isOne();
    }

    @Test
    void saysWhyCloudFormationCouldNotTagAndCanBeRetried() {
        this.portal.ended(this.portal.create("shop").id());
        this.portal.stacks.endsAs(STACK, "UPDATE_ROLLBACK_COMPLETE");

        Run failed = transfer("harbour", null, null);

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.step("stack-tags").error())
                .contains("'slipway-shop-test' (UPDATE_ROLLBACK_COMPLETE): No room for a database.");
        assertThat(teamsInTags()).containsExactly("harbour", "harbour", "city-hall");
        this.portal.retry(failed.id());

        Run again = this.portal.await(failed.id(), run -> run.state().isEnded() && run.attempt() == 2);
        assertThat(again.failure()).isNull();
        assertThat(teamsInTags()).containsExactly("harbour", "harbour", "harbour");
    }

    @Test
    void refusesWhatBreaksARuleAndChangesNothing() {
        this.portal.ended(this.portal.create("shop").id());

        assertThatThrownBy(() -> transfer("nobody", null, null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> transfer(null, "l e a", "lea@acme.example")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> transfer(null, "lea", null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("mail address of 'lea'");
        assertThatThrownBy(() -> transfer("city-hall", "dana", null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("already");
        assertThat(app().team()).isEqualTo("city-hall");
    }

    @Test
    void waitsForNoOtherRunOnTheApp() {
        this.portal.builds.onScan(folder -> {});
        Run running = this.portal.create("shop");

        assertThatThrownBy(() -> transfer("harbour", null, null))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.existing()).isEqualTo(running.address()));
        assertThat(app().team()).isEqualTo("city-hall");
    }

    @Test
    void listsAppsWhoseOwnerIsGone() {
        this.portal.ended(this.portal.create("shop").id());
        this.portal.ended(this.portal.create("stall").id());
        transfer(null, "lea", "lea@acme.example");

        this.portal.source.leaves("dana");

        assertThat(withoutOwner()).containsExactly("stall");
    }

    private Run transfer(@Nullable String team, @Nullable String login, @Nullable String mail) {
        TransferOrder order = new TransferOrder(team, new NewApp.NewOwner(login, mail));
        Run run = Objects.requireNonNull(this.portal
                .get(Transfers.class)
                .transfer(app(), order, TestPortal.DANA)
                .block(TestPortal.LONGEST));
        return this.portal.ended(run.id());
    }

    private List<@Nullable String> teamsInTags() {
        Service service = this.portal.platform.service("shop");
        return Stream.of(
                        this.portal.registry.tags("slipway/shop"),
                        Objects.requireNonNull(service).tags(),
                        this.portal.stacks.tags(STACK))
                .map(tags -> tags.get(Mark.TEAM_TAG))
                .toList();
    }

    private App app() {
        return Objects.requireNonNull(this.portal.app("shop"));
    }

    private boolean listed(String list) {
        return this.portal.table.all().stream()
                .anyMatch(item -> item.text("pk").equals("apps/" + list)
                        && item.text("sk").equals("name/shop"));
    }

    private List<String> withoutOwner() {
        return Objects.requireNonNull(this.portal
                        .get(OwnersGone.class)
                        .find(TestPortal.DANA, null, 50)
                        .block(TestPortal.LONGEST))
                .items()
                .stream()
                .map(app -> app.name().value())
                .toList();
    }
}
