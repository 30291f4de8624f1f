package dev.slipway.portal.inventory;

import dev.slipway.portal.app.AppName;
import java.net.URI;
import java.util.Map;
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

    /** Name of the tag that says which app an AWS resource belongs to. */
    public static final String APP_TAG = "slipway:app";

    /** Name of the tag that says which run made an AWS resource. */
    public static final String RUN_TAG = "slipway:run";

    /** Name of the tag that says which team the app of an AWS resource belongs to; no part of the mark. */
    public static final String TEAM_TAG = "slipway:team";

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

    /** Returns whether the tags of an AWS resource bear this mark. */
    public boolean isIn(Map<String, String> tags) {
        return this.app.value().equals(tags.get(APP_TAG)) && this.run.equals(tags.get(RUN_TAG));
    }

    /** Returns whether a commit's message bears this mark. */
    public boolean isInCommit(String message) {
        return message.contains(text());
    }

    private String query() {
        return "?run=" + this.run;
    }
}
