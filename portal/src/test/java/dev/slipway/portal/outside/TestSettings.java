package dev.slipway.portal.outside;

import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a portal on the world in memory: two environments, one team, and short waits. */
final class TestSettings {

    private TestSettings() {}

    /** Returns the settings of a portal whose apps all answer on one port. */
    static Map<String, Object> of(int port) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("slipway.url", "http://portal.example");
        settings.put("slipway.base-image", "registry.example/base@sha256:1");
        settings.put("slipway.teams.city-hall.title", "City Hall");
        settings.put("slipway.teams.city-hall.mail", "city-hall@acme.example");
        addEnvironment(settings, "test", port);
        addEnvironment(settings, "prod", port);
        settings.put("slipway.engine.news", "20ms");
        settings.put("slipway.engine.sweep", "100ms");
        settings.put("slipway.engine.heartbeat", "200ms");
        settings.put("slipway.engine.lease", "1s");
        settings.put("slipway.engine.first-backoff", "10ms");
        settings.put("slipway.engine.attempts", "3");
        settings.put("slipway.removal.late-answers", "500ms");
        settings.put("slipway.deployment.ask-again-in", "10ms");
        settings.put("slipway.deployment.smoke-within", "300ms");
        return settings;
    }

    private static void addEnvironment(Map<String, Object> settings, String environment, int port) {
        String prefix = "slipway.environments." + environment + ".";
        for (String name : new String[] {
            "account",
            "region",
            "vpc",
            "subnets",
            "security-groups",
            "listener",
            "load-balancer-name",
            "stack-role",
            "permissions-boundary"
        }) {
            settings.put(prefix + name, name);
        }
        settings.put(prefix + "cluster", environment);
        settings.put(prefix + "domain", environment + ".localhost");
        settings.put(prefix + "address", "http://{app}." + environment + ".localhost:" + port + "/");
    }
}
