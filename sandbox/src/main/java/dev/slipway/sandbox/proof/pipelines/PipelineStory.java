package dev.slipway.sandbox.proof.pipelines;

import dev.slipway.sandbox.fault.Fault;
import dev.slipway.sandbox.fault.FaultRule;
import dev.slipway.sandbox.proof.DeployedApp;
import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.RequestLoop;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The life of one app's versions, chapter by chapter. Each looks at what the app answers at its address, not only at what
 * the portal says.
 */
final class PipelineStory {

    static final String APP = "till";

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
    private final Map<String, Object> figures;
    private String good = "";

    /** @param figures where the times are put that the proof shows */
    PipelineStory(ProofWorld world, Path folder, Map<String, Object> figures, Consumer<String> progress) {
        this.world = world;
        this.figures = figures;
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
        Expect.within(
                PATIENCE,
                "GitHub shows on the commit that it runs in test",
                () -> Optional.of(source.shownOn(commit, "test")).filter("success"::equals));
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
        Expect.that(source.shownOn(commit, "test").equals("failure"), "GitHub shows that it failed", commit);
    }

    /** A version whose tasks end at once is given up by ECS, and no user notices. */
    void crashingVersionReachesNobody(Source source) throws IOException {
        try (RequestLoop users = new RequestLoop(this.test, "/")) {
            String commit = source.mergeCrashing();
            JsonNode ended = this.dana.deploymentOf("test", commit, "succeeded", "failed", "refused");
            Expect.that(PortalApi.state(ended).equals("failed"), "the crashing version fails", ended);
            says(this.test, "Version 2.");
            Expect.that(users.asked() > 0 && users.failures().isEmpty(), "every user is answered", users.failures());
        }
    }

    /** A version that is wrong, and that no check sees, is rolled back by hand while Jenkins is stopped. */
    void rollbackWorksWithoutJenkins(Source source) throws IOException {
        String commit = source.merge("Version 3, with wrong prices.");
        this.figures.put("rolloutSeconds", seconds(this.dana.deploymentOf("test", commit, "succeeded", "failed")));
        says(this.test, "wrong prices");
        int rule = this.world.faults().add(JENKINS_IS_STOPPED);
        try {
            JsonNode ended = this.dana.ended(this.dana.send(
                    "/api/v1/apps/" + APP + "/rollbacks",
                    Map.of("environment", "test", "reason", "The prices are wrong.")));
            Expect.that(PortalApi.state(ended).equals("succeeded"), "the rollback succeeds", ended);
            Expect.that(ended.path("digest").asString("").equals(this.good), "it goes to the image before", ended);
            says(this.test, "Version 2.");
            this.figures.put("rollbackSeconds", seconds(ended));
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
        this.dana.deploymentOf("test", next, "succeeded", "failed", "refused");
        says(this.test, "Version 5.");
    }

    private static double seconds(JsonNode ended) {
        Instant from = Instant.parse(ended.path("startedAt").asString(""));
        return Duration.between(from, Instant.parse(ended.path("endedAt").asString("")))
                        .toMillis()
                / 1000.0;
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
