package dev.slipway.events;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be told of an app and of the runs that make it. */
public final class AppEvents {

    private AppEvents() {}

    /**
     * An app is ready to be worked on.
     *
     * @param template {@code id@version} of its template
     */
    public static Payload created(String app, String team, String owner, String template) {
        Map<String, Object> content = Map.of("team", team, "owner", owner, "template", template);
        return new Payload(EventType.APP_CREATED, app, app, content, Map.of());
    }

    /**
     * An app belongs to another team or owner now.
     *
     * @param former the team it belonged to
     * @param formerOwner login of the person it belonged to
     */
    public static Payload transferred(String app, String team, String owner, String former, String formerOwner) {
        Map<String, Object> content =
                Map.of("team", team, "owner", owner, "formerTeam", former, "formerOwner", formerOwner);
        return new Payload(EventType.APP_TRANSFERRED, app, app, content, Map.of());
    }

    /** A create run gave up at a step, for a reason that people understand. */
    public static Payload failed(String app, String step, String reason) {
        return new Payload(EventType.APP_FAILED, app, app, Map.of("step", step, "reason", reason), Map.of());
    }

    /**
     * A step of a run ended.
     *
     * @param outcome {@code success}, {@code failure}, {@code cancel} or {@code error}
     * @param reason why, where it did not succeed
     */
    public static Payload stepFinished(String app, String run, String step, String outcome, @Nullable String reason) {
        Map<String, Object> content = new LinkedHashMap<>(Map.of("run", run, "step", step, "outcome", outcome));
        if (reason != null) {
            content.put("reason", reason);
        }
        return new Payload(EventType.STEP_FINISHED, app, run + "/" + step, content, Map.of());
    }

    /** The app's repository was created. */
    public static Payload repositoryCreated(String app, String name, String owner, URI clone, URI page) {
        Map<String, Object> content =
                Map.of("name", name, "owner", owner, "uri", clone.toString(), "viewUrl", page.toString());
        return new Payload(EventType.REPOSITORY_CREATED, app, owner + "/" + name, content, Map.of());
    }

    /** What the app needs in an environment was created. */
    public static Payload environmentCreated(String app, String environment) {
        return new Payload(EventType.ENVIRONMENT_CREATED, app, environment, Map.of("name", environment), Map.of());
    }

    /** What the app had in an environment was removed. */
    public static Payload environmentDeleted(String app, String environment) {
        return new Payload(EventType.ENVIRONMENT_DELETED, app, environment, Map.of("name", environment), Map.of());
    }

    /** The app runs no longer in an environment. */
    public static Payload serviceRemoved(String app, String team, String environment) {
        return new Payload(
                EventType.SERVICE_REMOVED,
                app,
                app,
                Map.of("environment", Map.of("id", environment)),
                Map.of("environment", environment, "team", team));
    }
}
