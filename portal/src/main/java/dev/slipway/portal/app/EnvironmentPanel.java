package dev.slipway.portal.app;

import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.Health;
import dev.slipway.portal.deployment.Hold;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Instant;
import java.util.List;

/**
 * What runs of an app in one environment, and what can be done about it.
 *
 * @param name name of the environment
 * @param state whether anything runs, and how it does
 * @param running what runs; one at most
 * @param nothing words for where nothing runs
 * @param hold who holds it; one at most
 * @param deployHref where a build is deployed by hand; empty before the environment is set up
 * @param promoteHref where what runs in the environment before is brought here; empty where nothing does
 * @param rollbackHref where an earlier image is brought back; empty where nothing runs
 */
record EnvironmentPanel(
        String name,
        StateLabel state,
        List<Running> running,
        String nothing,
        List<Hold> hold,
        String deployHref,
        String promoteHref,
        String rollbackHref) {

    static EnvironmentPanel of(App app, Environment environment, Contents contents, Instant now) {
        boolean isTest = environment.name().equals(EnvironmentName.TEST);
        boolean runs = !contents.current().isEmpty();
        return new EnvironmentPanel(
                environment.name().value(),
                runs ? health(contents.health()) : StateLabel.waiting(isTest ? "nothing deployed yet" : "not set up"),
                contents.current().stream()
                        .map((deployment) -> Running.of(app, environment, deployment, now))
                        .toList(),
                isTest
                        ? "The first green build of the default branch is deployed here."
                        : "Set up by the first promotion.",
                contents.hold(),
                runs || isTest ? EnvironmentActions.deploy(app.name(), environment.name()) : "",
                contents.promotable() ? EnvironmentActions.promote(app.name(), environment.name()) : "",
                runs ? EnvironmentActions.rollBack(app.name(), environment.name()) : "");
    }

    private static StateLabel health(Health health) {
        String count = "%d of %d tasks run".formatted(health.running(), health.wanted());
        return switch (health.state()) {
            case HEALTHY -> StateLabel.done(count);
            case FEWER -> StateLabel.held(count);
            case DOWN -> StateLabel.failed(count);
            case STOPPED -> StateLabel.held("scaled to zero");
            case NONE -> StateLabel.failed("its service is gone");
            case UNKNOWN -> StateLabel.waiting("health not known now");
        };
    }

    /**
     * What is known of an environment.
     *
     * @param current what runs; one at most
     * @param hold who holds it; one at most
     * @param promotable whether anything runs in the environment before
     * @param health how it does
     */
    record Contents(List<Deployment> current, List<Hold> hold, boolean promotable, Health health) {}

    /**
     * What runs.
     *
     * @param address where it answers
     * @param commit the commit
     * @param digest the image
     * @param since since when
     * @param who who asked for it
     */
    record Running(String address, ShortId commit, ShortId digest, When since, String who) {

        private static Running of(App app, Environment environment, Deployment deployment, Instant now) {
            Instant since = deployment.endedAt() == null ? deployment.createdAt() : deployment.endedAt();
            return new Running(
                    environment.addressOf(app.name()).toString(),
                    ShortId.commit(deployment.commit()),
                    ShortId.digest(deployment.digest()),
                    When.of(since, now),
                    deployment.who());
        }
    }
}
