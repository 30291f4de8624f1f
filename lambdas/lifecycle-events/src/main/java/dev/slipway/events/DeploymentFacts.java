package dev.slipway.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one attempt to deploy, in every event that tells of it.
 *
 * @param id the deployment's id
 * @param app the app
 * @param team slug of its team
 * @param environment where to
 * @param digest digest of the image ({@code sha256:…}); null when the caller named none that exists
 * @param commit commit that the image was built of
 * @param build address of the build
 * @param trigger what started it: {@code pipeline}, {@code person}, {@code outside}
 * @param by who started it
 */
public record DeploymentFacts(
        String id,
        String app,
        @Nullable String team,
        String environment,
        @Nullable String digest,
        @Nullable String commit,
        @Nullable String build,
        @Nullable String trigger,
        @Nullable String by) {

    private static final String ID = "deployment";
    private static final String REASON = "reason";

    /** Reads the facts out of an event; empty when it tells of no deployment. */
    public static Optional<DeploymentFacts> of(LifecycleEvent event) {
        Map<String, Object> facts = event.customData();
        String id = text(facts, ID);
        String app = text(facts, LifecycleEvent.APP);
        String environment = text(facts, "environment");
        if (id == null || app == null || environment == null) {
            return Optional.empty();
        }
        return Optional.of(new DeploymentFacts(
                id,
                app,
                text(facts, "team"),
                environment,
                text(facts, "digest"),
                text(facts, "commit"),
                text(facts, "build"),
                text(facts, "trigger"),
                text(facts, "by")));
    }

    /** Returns why a deployment ended as it did, where its event says so. */
    public static Optional<String> reason(LifecycleEvent event) {
        String reason = text(event.content(), REASON);
        return Optional.ofNullable(reason == null ? text(event.customData(), REASON) : reason);
    }

    /** Returns the name of the image in the vocabulary's words, a package URL. */
    @Nullable
    String artifact() {
        return this.digest == null ? null : "pkg:oci/%s@%s".formatted(this.app, this.digest.replace(":", "%3A"));
    }

    Map<String, Object> toMap() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(ID, this.id);
        facts.put("environment", this.environment);
        put(facts, "team", this.team);
        put(facts, "digest", this.digest);
        put(facts, "commit", this.commit);
        put(facts, "build", this.build);
        put(facts, "trigger", this.trigger);
        put(facts, "by", this.by);
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static @Nullable String text(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }
}
