package dev.slipway.events;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people tell of incidents; those that deployments open are seen in the deployments themselves. */
public final class IncidentEvents {

    /** Fact that names the deployment which caused an incident. */
    public static final String CAUSE = "deployment";
    /** Fact that names the environment. */
    public static final String ENVIRONMENT = "environment";
    /** Fact that names the team. */
    public static final String TEAM = "team";
    /** Fact that names who told. */
    public static final String BY = "by";

    private IncidentEvents() {}

    /**
     * Somebody says that a deployment caused an incident.
     *
     * @param id id of the incident
     * @param place where it is
     * @param cause the deployment
     * @param note what happened, in somebody's words
     * @param by who says so
     */
    public static Payload detected(String id, Place place, String cause, @Nullable String note, String by) {
        Map<String, Object> facts = place.facts(by);
        facts.put(CAUSE, cause);
        return payload(EventType.INCIDENT_DETECTED, id, place, note, facts);
    }

    /** Somebody says that an incident is over. */
    public static Payload resolved(String id, Place place, @Nullable String note, String by) {
        return payload(EventType.INCIDENT_RESOLVED, id, place, note, place.facts(by));
    }

    private static Payload payload(
            EventType type, String id, Place place, @Nullable String note, Map<String, Object> facts) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("environment", Map.of("id", place.environment()));
        content.put("service", Map.of("id", place.app()));
        if (note != null && !note.isBlank()) {
            content.put("description", note);
        }
        return new Payload(type, place.app(), id, content, facts);
    }

    /**
     * Where an incident is.
     *
     * @param app the app
     * @param team slug of its team
     * @param environment the environment
     */
    public record Place(String app, @Nullable String team, String environment) {

        Map<String, Object> facts(String by) {
            Map<String, Object> facts = new LinkedHashMap<>(Map.of(ENVIRONMENT, this.environment, BY, by));
            if (this.team != null) {
                facts.put(TEAM, this.team);
            }
            return facts;
        }
    }
}
