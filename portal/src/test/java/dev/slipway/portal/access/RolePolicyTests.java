package dev.slipway.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolePolicyTests {

    private static final App OURS = app("parking-permits", "city-hall");
    private static final App THEIRS = app("berths", "harbour");

    private final Policy policy = new RolePolicy("platform@acme.example");

    @Test
    void anOutsiderMayDoNothing() {
        Caller otto = person("otto", Set.of(), Set.of());

        assertThat(allowed(otto, null)).isEmpty();
        assertThat(allowed(otto, OURS)).isEmpty();
        assertThatThrownBy(() -> this.policy.check(otto, Action.APP_LIST, null, null))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("Ask platform@acme.example");
    }

    @Test
    void aDeveloperWorksOnTheAppsOfTheirTeam() {
        Caller dana = person("dana", Set.of("city-hall"), Set.of(Role.DEVELOPER));

        assertThat(allowed(dana, OURS))
                .containsExactlyInAnyOrder(
                        Action.APP_READ,
                        Action.APP_CREATE,
                        Action.APP_REPAIR,
                        Action.RUN_READ,
                        Action.RUN_CHANGE,
                        Action.DEPLOY_TEST,
                        Action.DEPLOYMENT_PROMOTE,
                        Action.DEPLOYMENT_READ,
                        Action.LOG_READ,
                        Action.HISTORY_READ,
                        Action.INCIDENT_TELL,
                        Action.AUDIT_READ);
        assertThat(allowed(dana, THEIRS)).isEmpty();
        assertThat(allowed(dana, null))
                .containsExactlyInAnyOrder(Action.APP_LIST, Action.APP_CREATE, Action.TEMPLATE_READ);
    }

    @Test
    void aDeveloperCreatesAppsForTheirTeamOnly() {
        Caller dana = person("dana", Set.of("city-hall"), Set.of(Role.DEVELOPER));

        assertThat(this.policy.allows(dana, Action.APP_CREATE, null, "city-hall"))
                .isTrue();
        assertThat(this.policy.allows(dana, Action.APP_CREATE, null, "harbour")).isFalse();
    }

    @Test
    void aLeadAnswersForTheTeamsProdAndReadsEveryHistory() {
        Caller lea = person("lea", Set.of("city-hall"), Set.of(Role.DEVELOPER, Role.LEAD));

        assertThat(allowed(lea, OURS)).contains(Action.DEPLOY_PROD);
        assertThat(allowed(lea, THEIRS))
                .containsExactlyInAnyOrder(Action.DEPLOYMENT_READ, Action.HISTORY_READ, Action.INCIDENT_TELL);
        assertThat(allowed(lea, null)).contains(Action.HISTORY_READ);
    }

    @Test
    void anAdminMayDoEverything() {
        Caller ada = person("ada", Set.of(), Set.of(Role.ADMIN));

        assertThat(allowed(ada, THEIRS)).hasSize(Action.values().length - 1);
    }

    @Test
    void aPipelineActsOnItsOwnAppWithItsTokensActionsOnly() {
        Caller pipeline = new Caller.Pipeline("t-1", OURS.name(), Set.of(Action.DEPLOY_TEST, Action.EVENT_PUBLISH));

        assertThat(allowed(pipeline, OURS))
                .containsExactlyInAnyOrder(
                        Action.DEPLOY_TEST, Action.EVENT_PUBLISH, Action.IMAGE_PUSH, Action.DEPLOYMENT_READ);
        assertThat(allowed(pipeline, THEIRS)).isEmpty();
        assertThat(allowed(pipeline, null)).isEmpty();
        assertThatThrownBy(() -> this.policy.check(pipeline, Action.DEPLOY_TEST, THEIRS, null))
                .isInstanceOf(Forbidden.class)
                .hasMessageContaining("pipeline of parking-permits");
    }

    private Set<Action> allowed(Caller caller, @Nullable App app) {
        // Everybody who has come in may leave.
        EnumSet<Action> actions = EnumSet.complementOf(EnumSet.of(Action.SIGN_OUT));
        actions.removeIf((action) -> !this.policy.allows(caller, action, app, null));
        return actions;
    }

    private static Caller person(String login, Set<String> teams, Set<Role> roles) {
        return new Caller.Person("user-" + login, login, login, login + "@acme.example", teams, roles);
    }

    private static App app(String name, String team) {
        return new App(
                new AppName(name),
                team,
                new Owner("user-dana", "dana", "dana@acme.example"),
                "km-app@1.0.0",
                Map.of(),
                "run-1",
                Instant.EPOCH);
    }
}
