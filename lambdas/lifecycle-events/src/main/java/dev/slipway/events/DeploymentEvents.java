package dev.slipway.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be told of a deployment. */
public final class DeploymentEvents {

    private DeploymentEvents() {}

    /** A deployment was asked for and waits for an approval, for a reason that says whose. */
    public static Payload waiting(DeploymentFacts facts, String reason) {
        return payload(EventType.DEPLOYMENT_WAITING, facts, reason);
    }

    /** A deployment was accepted and begins. */
    public static Payload started(DeploymentFacts facts) {
        return payload(EventType.DEPLOYMENT_STARTED, facts, null);
    }

    /** The first deployment of an app to an environment succeeded. */
    public static Payload deployed(DeploymentFacts facts) {
        return payload(EventType.SERVICE_DEPLOYED, facts, null);
    }

    /** A later deployment succeeded. */
    public static Payload upgraded(DeploymentFacts facts) {
        return payload(EventType.SERVICE_UPGRADED, facts, null);
    }

    /** A rollback succeeded. */
    public static Payload rolledBack(DeploymentFacts facts) {
        return payload(EventType.SERVICE_ROLLED_BACK, facts, null);
    }

    /** A rule refused the deployment. */
    public static Payload refused(DeploymentFacts facts, String reason) {
        return payload(EventType.DEPLOYMENT_REFUSED, facts, reason);
    }

    /** Somebody, or a newer deployment, stopped it. */
    public static Payload cancelled(DeploymentFacts facts, String reason) {
        return payload(EventType.DEPLOYMENT_CANCELLED, facts, reason);
    }

    /** The deployment began and failed. */
    public static Payload failed(DeploymentFacts facts, String reason) {
        return payload(EventType.DEPLOYMENT_FAILED, facts, reason);
    }

    private static Payload payload(EventType type, DeploymentFacts facts, @Nullable String reason) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("environment", Map.of("id", facts.environment()));
        String artifact = facts.artifact();
        if (artifact != null) {
            content.put("artifactId", artifact);
        }
        if (reason != null) {
            content.put("reason", reason);
        }
        return new Payload(type, facts.app(), facts.app(), content, facts.toMap());
    }
}
