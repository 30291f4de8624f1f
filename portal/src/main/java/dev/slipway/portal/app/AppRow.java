package dev.slipway.portal.app;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Instant;

/**
 * An app as a row of the list.
 *
 * @param name its name
 * @param mine whether the reader is its owner
 * @param state how far it has come
 * @param address where it answers in test; empty before its first deployment
 * @param team slug of its team
 * @param template {@code id@version} of its template
 * @param owner login of its owner
 * @param created when its name was reserved
 */
record AppRow(
        String name,
        boolean mine,
        StateLabel state,
        String address,
        String team,
        String template,
        String owner,
        When created) {

    /** Returns the row of an app that is deployed. */
    static AppRow running(App app, Environment environment, Caller caller, Instant now) {
        String address = environment.addressOf(app.name()).toString();
        return of(app, StateLabel.done("deployed"), address, caller, now);
    }

    /** Returns the row of an app that has only its create run so far. */
    static AppRow created(App app, RunState run, Caller caller, Instant now) {
        StateLabel state = switch (run) {
            case QUEUED, RUNNING -> StateLabel.running("being created");
            case FAILED -> StateLabel.failed("create failed");
            case CANCELLED -> StateLabel.held("create cancelled");
            case SUCCEEDED -> StateLabel.done("created");
        };
        return of(app, state, "", caller, now);
    }

    /** Returns the row of an app of which nothing more is known. */
    static AppRow unknown(App app, Caller caller, Instant now) {
        return of(app, StateLabel.waiting("not deployed"), "", caller, now);
    }

    private static AppRow of(App app, StateLabel state, String address, Caller caller, Instant now) {
        return new AppRow(
                app.name().value(),
                app.owner().login().equals(caller.name()),
                state,
                address,
                app.team(),
                app.template(),
                app.owner().login(),
                When.of(app.createdAt(), now));
    }
}
