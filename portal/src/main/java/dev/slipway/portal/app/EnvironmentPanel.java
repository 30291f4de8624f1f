package dev.slipway.portal.app;

import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.Hold;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Instant;
import java.util.List;

/**
 * What runs of an app in one environment.
 *
 * @param name name of the environment
 * @param state whether anything runs
 * @param running what runs; one at most
 * @param nothing words for where nothing runs
 * @param hold who holds it; one at most
 * @param promoteHref where what runs in the environment before is brought here; empty where nothing does
 * @param rollbackHref where an earlier image is brought back; empty where nothing runs
 */
record EnvironmentPanel(
        String name,
        StateLabel state,
        List<Running> running,
        String nothing,
        List<Hold> hold,
        String promoteHref,
        String rollbackHref) {

    static EnvironmentPanel running(App app, Environment environment, Deployment deployment, Instant now) {
        Instant since = deployment.endedAt() == null ? deployment.createdAt() : deployment.endedAt();
        Running running = new Running(
                environment.addressOf(app.name()).toString(),
                ShortId.commit(deployment.commit()),
                ShortId.digest(deployment.digest()),
                When.of(since, now),
                deployment.who());
        return new EnvironmentPanel(
                environment.name().value(),
                StateLabel.done("deployed"),
                List.of(running),
                "",
                List.of(),
                "",
                "/apps/%s/rollback/%s".formatted(app.name(), environment.name()));
    }

    static EnvironmentPanel empty(Environment environment) {
        boolean isTest = environment.name().equals(EnvironmentName.TEST);
        return new EnvironmentPanel(
                environment.name().value(),
                StateLabel.waiting(isTest ? "nothing deployed yet" : "not set up"),
                List.of(),
                isTest
                        ? "The first green build of the default branch is deployed here."
                        : "Set up by the first promotion.",
                List.of(),
                "",
                "");
    }

    /** Returns this panel with who holds the environment. */
    EnvironmentPanel heldBy(List<Hold> hold) {
        return new EnvironmentPanel(
                this.name, this.state, this.running, this.nothing, hold, this.promoteHref, this.rollbackHref);
    }

    /** Returns this panel as one that what runs in the environment before can be brought to. */
    EnvironmentPanel promotable(App app) {
        return new EnvironmentPanel(
                this.name,
                this.state,
                this.running,
                this.nothing,
                this.hold,
                "/apps/%s/promote/%s".formatted(app.name(), this.name),
                this.rollbackHref);
    }

    /**
     * What runs.
     *
     * @param address where it answers
     * @param commit the commit
     * @param digest the image
     * @param since since when
     * @param who who asked for it
     */
    record Running(String address, ShortId commit, ShortId digest, When since, String who) {}
}
