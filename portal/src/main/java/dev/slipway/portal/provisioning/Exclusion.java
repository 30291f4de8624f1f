package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;

/**
 * Keeps runs that change an app's inventory apart from deployments that others ask for.
 *
 * <p>A run that changes the inventory holds the app from its opening to its end; a deployment checks that nobody does,
 * or that it is the create run's own first one.
 */
public final class Exclusion {

    /** Name of the attribute that says which run holds the app. */
    public static final String RUN = "run";

    private Exclusion() {}

    /** Returns the key of the item that says who holds an app. */
    public static Key key(AppName app) {
        return new Key(AppDirectory.partition(app), "held");
    }

    /** Holds an app for a run; fails while another run does. */
    public static Change hold(AppName app, String run) {
        return Change.create(Item.of(key(app)).with(RUN, run));
    }

    /** Lets an app go. */
    public static Change letGo(AppName app, String run) {
        return Change.delete(key(app), Condition.is(RUN, run));
    }
}
