package dev.slipway.portal.inventory;

import dev.slipway.portal.app.AppName;

/**
 * The ownership mark: says which app and which run a thing outside belongs to.
 *
 * <p>It is part of the call that creates the thing (a repository's homepage, a job's description, AWS tags), so that
 * after a crash what is found can be told from what is somebody else's. Its text form is {@code slipway:<app>:<run>}.
 *
 * @param app the app
 * @param run id of the run that created the thing
 */
public record Mark(AppName app, String run) {

    /** Returns the text form, as it stands in descriptions and tags. */
    public String text() {
        return "slipway:" + this.app + ":" + this.run;
    }
}
