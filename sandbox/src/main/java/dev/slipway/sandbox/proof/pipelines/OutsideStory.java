package dev.slipway.sandbox.proof.pipelines;

import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import tools.jackson.databind.JsonNode;

/** What somebody does in AWS, past the portal. */
final class OutsideStory {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ProofWorld world;
    private final JsonClient dana;

    OutsideStory(ProofWorld world) {
        this.world = world;
        this.dana = world.as("dana");
    }

    /**
     * A rollout that the portal did not order stands in the history as one from outside. In prod, since one that follows
     * a deployment within a minute is taken for the deployment's own.
     */
    void anUpdatePastThePortalIsShown() {
        try (EcsAsyncClient ecs = this.world.clients().client(EcsAsyncClient.builder())) {
            SandboxClients.await(ecs.updateService(request ->
                    request.cluster("prod").service(PipelineStory.APP).forceNewDeployment(true)));
        }
        JsonNode shown = Expect.within(PATIENCE, "the history shows a rollout from outside", this::outside);
        Expect.that(shown.path("state").asString("").equals("succeeded"), "it says how the rollout went", shown);
    }

    private Optional<JsonNode> outside() {
        JsonNode found = this.dana
                .get("/api/v1/deployments?environment=prod&trigger=outside&app=" + PipelineStory.APP)
                .body();
        for (JsonNode one : found.path("items")) {
            return Optional.of(one).filter(each -> each.path("endedAt").isString());
        }
        return Optional.empty();
    }
}
