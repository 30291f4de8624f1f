package dev.slipway.portal.app;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Words that no app may be called: they are part of our own addresses or cannot be a Java package. */
final class ReservedNames {

    private static final Set<String> OURS = Set.of(
            "new",
            "api",
            "admin",
            "apps",
            "app",
            "runs",
            "run",
            "review",
            "reviews",
            "deployments",
            "templates",
            "help",
            "login",
            "logout",
            "oauth2",
            "slipway",
            "portal",
            "static",
            "webjars",
            "actuator",
            "events",
            "doctor",
            "test",
            "prod",
            "me",
            "settings",
            "www");

    private ReservedNames() {}

    static boolean contains(String name) {
        return OURS.contains(name) || SourceVersion.isKeyword(name);
    }
}
