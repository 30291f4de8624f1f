package dev.slipway.sandbox.proof.pipelines;

import dev.slipway.sandbox.fault.Fault;
import dev.slipway.sandbox.fault.FaultRule;
import dev.slipway.sandbox.proof.DeployedApp;
import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The life of one app's versions, chapter by chapter. Each looks at what the app answers at its address, not only at what
 * the portal says.
 */
final class PipelineStory {

    private static final String APP = "till";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final FaultRule JENKINS_IS_STOPPED =
            new FaultRule("jenkins", "*", "*", Fault.STATUS, 0, 503, null, 0, 0, 0);

    private final ProofWorld world;
    private final Consumer<String> progress;
    private final PortalApi dana;
    private final PortalApi lea;
    private final DeployedApp test;
    private final DeployedApp prod;
    private final Path folder;
    private String good = "";

    PipelineStory(ProofWorld world, Path folder, Consumer<String> progress) {
        this.world = world;
        this.folder = folder;
        this.progress = progress;
        this.dana = new PortalApi(world.as("dana"), APP);
        this.lea = new PortalApi(world.as("lea"), APP);
        this.test = app("test");
        this.prod = app("prod");
    }

    /** Creates the app and returns its source. */
    Source create() {
        JsonNode run = this.dana.send("/api/v1/apps", Map.of("name", APP, "team", "city-hall", "template", "tiny"));
        this.dana.runSucceeds(run.path("id").asString(""));
        says(this.test, "It answers.");
        return new Source(Ports.address(this.world.ports().github()), APP, this.folder.resolve("till"));
    }

    /** A merged change is built and deployed to test. */
    void pushReachesTest(Source source) throws IOException {
        String commit = source.merge("Version 2.");
        JsonNode deployed = this.dana.deploymentOf("test", commit, "succeeded", "failed", "refused");
        Expect.that(PortalApi.state(deployed).equals("succeeded"), "the push is deployed to test", deployed);
        says(this.test, "Version 2.");
        this.good = deployed.path("digest").asString("");
    }

    /** What runs in test goes to prod: the environment is set up, somebody else approves, the digest is the same. */
    void promotionReachesProd() {
        // The build has the last word on its commit a moment after the deployment that it waited for.
        JsonNode review = Expect.within(
                PATIENCE,
                "nothing stands in the way of prod",
                () -> Optional.of(this.dana.read("/promotions/prod"))
                        .filter(read -> read.path("refusals").isArray()
                                && read.path("refusals").isEmpty()));
        Expect.that(!review.path("setUp").isEmpty(), "the review says what is set up first", review);
        JsonNode promoted = this.dana.send("/api/v1/apps/" + APP + "/promotions", Map.of("environment", "prod"));
        String run = promoted.path("address").asString("");
        this.dana.runSucceeds(run.substring(run.lastIndexOf('/') + 1));
        JsonNode waiting = this.dana.newest("prod");
        Expect.that(PortalApi.state(waiting).equals("waiting"), "the deployment to prod waits", waiting);
        String approve =
                "/api/v1/deployments/%s/approve".formatted(waiting.path("id").asString(""));
        JsonNode ended = this.lea.ended(this.lea.send(approve, Map.of()));
        Expect.that(PortalApi.state(ended).equals("succeeded"), "the approved deployment succeeds", ended);
        Expect.that(ended.path("digest").asString("").equals(this.good), "prod runs what test ran", ended);
        says(this.prod, "Version 2.");
    }

    /** A version that answers nobody is taken back by itself. */
    void brokenVersionReturnsByItself(Source source) throws IOException {
        String commit = source.mergeBroken();
        JsonNode ended = this.dana.deploymentOf("test", commit, "succeeded", "failed", "refused");
        Expect.that(PortalApi.state(ended).equals("failed"), "the broken version fails", ended);
        Expect.that(ended.path("reason").asString("").contains("503"), "the reason names the smoke check", ended);
        says(this.test, "Version 2.");
    }

    /** A version that is wrong, and that no check sees, is rolled back by hand while Jenkins is stopped. */
    void rollbackWorksWithoutJenkins(Source source) throws IOException {
        String commit = source.merge("Version 3, with wrong prices.");
        this.dana.deploymentOf("test", commit, "succeeded");
        says(this.test, "wrong prices");
        int rule = this.world.faults().add(JENKINS_IS_STOPPED);
        try {
            JsonNode ended = this.dana.ended(this.dana.send(
                    "/api/v1/apps/" + APP + "/rollbacks",
                    Map.of("environment", "test", "reason", "The prices are wrong.")));
            Expect.that(PortalApi.state(ended).equals("succeeded"), "the rollback succeeds", ended);
            Expect.that(ended.path("digest").asString("").equals(this.good), "it goes to the image before", ended);
            says(this.test, "Version 2.");
        } finally {
            this.world.faults().remove(rule);
        }
    }

    /** The next push is refused by the hold, and kept with its words; after the release, the one after it passes. */
    void holdRefusesUntilReleased(Source source) throws IOException {
        String commit = source.merge("Version 4.");
        JsonNode refused = this.dana.deploymentOf("test", commit, "refused", "succeeded", "failed");
        Expect.that(PortalApi.state(refused).equals("refused"), "the hold refuses the push", refused);
        Expect.that(refused.path("reason").asString("").contains("held"), "the gate's words are kept", refused);
        says(this.test, "Version 2.");
        this.lea.send(
                "/api/v1/apps/" + APP + "/environments/test/hold/release", Map.of("reason", "The prices are right."));
        String next = source.merge("Version 5.");
        this.dana.deploymentOf("test", next, "succeeded");
        says(this.test, "Version 5.");
    }

    /** A freeze refuses, and a lead's override passes with its reason. */
    void freezeRefusesUnlessALeadOverrides() {
        this.lea.send(
                "/api/v1/freezes",
                Map.of(
                        "app", APP,
                        "from", "2020-01-01T00:00",
                        "to", "2120-01-01T00:00",
                        "zone", "Europe/Berlin",
                        "reason", "Quarterly closing."));
        JsonNode running = this.dana.newest("test");
        Map<String, Object> order = Map.of(
                "environment", "test",
                "digest", running.path("digest").asString(""),
                "commit", running.path("commit").asString(""));
        JsonClient.Answer refused = this.dana.ask("/deployments", order);
        Expect.that(refused.status() == 409, "the freeze refuses", refused);
        Expect.that(
                this.dana.newest("test").path("reason").asString("").contains("frozen"),
                "the refused attempt is kept",
                this.dana.newest("test"));
        Map<String, Object> urgent = new HashMap<>(order);
        urgent.put("override", "The till is down.");
        Expect.that(this.dana.ask("/deployments", urgent).status() == 403, "a developer cannot override", "taken");
        JsonClient.Answer taken = this.lea.ask("/deployments", urgent);
        Expect.that(taken.status() == 202, "a lead can override", taken);
        JsonNode ended = this.lea.ended(taken.body());
        Expect.that(PortalApi.state(ended).equals("succeeded"), "the overridden deployment succeeds", ended);
    }

    /** What cannot be deployed is refused in words, before anything happens. */
    void badOrdersAreRefused() {
        String digest = "sha256:" + "0".repeat(64);
        expectRefusal("a tag", Map.of("environment", "test", "digest", "latest", "commit", "0".repeat(40)), 422);
        expectRefusal(
                "an image that is not there",
                Map.of("environment", "prod", "digest", digest, "commit", "0".repeat(40)),
                403);
        expectRefusal("an unknown environment", Map.of("environment", "mars", "digest", digest), 403);
    }

    private void expectRefusal(String what, Map<String, ?> order, int status) {
        JsonClient.Answer answer = this.dana.ask("/deployments", order);
        Expect.that(answer.status() == status, what + " is refused with " + status, answer);
    }

    private void says(DeployedApp app, String words) {
        Expect.within(
                PATIENCE,
                "the app says '%s'".formatted(words),
                () -> Optional.of(app.read("/").text()).filter(text -> text.contains(words)));
        this.progress.accept("  the app says: " + words);
    }

    private DeployedApp app(String environment) {
        return new DeployedApp(URI.create("http://%s.%s.localhost:%d"
                .formatted(APP, environment, this.world.ports().apps())));
    }
}
