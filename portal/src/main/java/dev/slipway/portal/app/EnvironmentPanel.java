package dev.slipway.portal.app;

import dev.slipway.portal.deployment.Deployment;
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
 */
record EnvironmentPanel(String name, StateLabel state, List<Running> running, String nothing) {

    static EnvironmentPanel running(App app, Environment environment, Deployment deployment, Instant now) {
        Instant since = deployment.endedAt() == null ? deployment.createdAt() : deployment.endedAt();
        Running running = new Running(
                environment.addressOf(app.name()).toString(),
                ShortId.commit(deployment.commit()),
                ShortId.digest(deployment.digest()),
                When.of(since, now),
                deployment.who());
        return new EnvironmentPanel(environment.name().value(), StateLabel.done("deployed"), List.of(running), "");
    }

    static EnvironmentPanel empty(Environment environment) {
        boolean isTest = environment.name().equals(EnvironmentName.TEST);
        return new EnvironmentPanel(
                environment.name().value(),
                StateLabel.waiting(isTest ? "nothing deployed yet" : "not set up"),
                List.of(),
                isTest ? "The first green build of the default branch is deployed here." : "");
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
