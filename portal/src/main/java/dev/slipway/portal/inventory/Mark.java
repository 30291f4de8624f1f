package dev.slipway.portal.inventory;

import dev.slipway.portal.app.AppName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

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

    /** Returns the form for a repository's homepage: the app's page with the run's id. */
    public String homepage(URI appPage) {
        return appPage + query();
    }

    /** Returns whether a repository's homepage bears this mark, whatever the portal's address was then. */
    public boolean isOnHomepage(@Nullable String homepage) {
        return homepage != null && homepage.endsWith("/apps/" + this.app + query());
    }

    private String query() {
        return "?run=" + this.run;
    }
}
