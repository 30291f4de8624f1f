package dev.slipway.sandbox.proof.pipelines;

import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is not let through, in the life of an app that runs in test. */
final class GateStory {

    private static final String NOTHING = "0".repeat(64);

    private final PortalApi dana;
    private final PortalApi lea;

    /**
     * @param dana a developer of the app's team
     * @param lea its lead
     */
    GateStory(JsonClient dana, JsonClient lea) {
        this.dana = new PortalApi(dana, PipelineStory.APP);
        this.lea = new PortalApi(lea, PipelineStory.APP);
    }

    /** What cannot be deployed is refused in words, before anything happens. */
    void badOrdersAreRefused() {
        JsonNode running = this.dana.newest("test");
        String digest = running.path("digest").asString("");
        String commit = running.path("commit").asString("");
        expectRefusal(this.dana, "a tag", order("test", "latest", commit), 422);
        expectRefusal(this.dana, "an image that is not there", order("test", "sha256:" + NOTHING, commit), 422);
        expectRefusal(this.dana, "another commit than the image's", order("test", digest, "0".repeat(40)), 422);
        expectRefusal(this.dana, "prod by a developer", order("prod", digest, commit), 403);
        expectRefusal(this.lea, "an environment that is not there", order("mars", digest, commit), 422);
    }

    /** A freeze refuses, and a lead's override passes with its reason. */
    void freezeRefusesUnlessALeadOverrides() {
        JsonNode running = this.dana.newestSucceeded("test");
        this.lea.send(
                "/api/v1/freezes",
                Map.of(
                        "app", PipelineStory.APP,
                        "from", "2020-01-01T00:00",
                        "to", "2120-01-01T00:00",
                        "zone", "Europe/Berlin",
                        "reason", "Quarterly closing."));
        Map<String, Object> order = order(
                "test",
                running.path("digest").asString(""),
                running.path("commit").asString(""));
        expectRefusal(this.dana, "a deployment in a freeze", order, 409);
        JsonNode kept = this.dana.newest("test");
        Expect.that(kept.path("reason").asString("").contains("frozen"), "the refused attempt is kept", kept);
        order.put("override", "The till is down.");
        expectRefusal(this.dana, "a developer's override", order, 403);
        JsonClient.Answer taken = this.lea.ask("/deployments", order);
        Expect.that(taken.status() == 202, "a lead can override", taken);
        JsonNode ended = this.lea.ended(taken.body());
        Expect.that(PortalApi.state(ended).equals("succeeded"), "the overridden deployment succeeds", ended);
    }

    private static Map<String, Object> order(String environment, String digest, String commit) {
        return new HashMap<>(Map.of("environment", environment, "digest", digest, "commit", commit));
    }

    private static void expectRefusal(PortalApi who, String what, Map<String, ?> order, int status) {
        JsonClient.Answer answer = who.ask("/deployments", order);
        Expect.that(answer.status() == status, "%s is refused with %d".formatted(what, status), answer);
    }
}
