package dev.slipway.sandbox.proof.faults;

import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.ProofFailed;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Creates apps, cancels and undoes their runs, deploys them and takes them out of service, through the portal's API. */
final class Lives {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled", "refused");
    private static final int ORDERS = 5;

    private final JsonClient lead;

    Lives(ProofWorld world) {
        this.lead = world.as("lea");
    }

    /** Orders an app and returns the id of its create run. */
    String create(String app) {
        return started(order(
                "/api/v1/apps",
                "{\"name\":\"%s\",\"team\":\"city-hall\",\"template\":\"tiny\",\"parameters\":{}}".formatted(app)));
    }

    /** Deploys what an app runs once more, and returns the id of the deployment. */
    String deployAgain(String app) {
        JsonNode before = Expect.within(
                PATIENCE,
                "the history tells of the deployment of " + app,
                () -> StreamSupport.stream(
                                this.lead
                                        .get("/api/v1/deployments?app=" + app)
                                        .body()
                                        .path("items")
                                        .spliterator(),
                                false)
                        .findFirst());
        return started(order(
                "/api/v1/apps/" + app + "/deployments",
                "{\"environment\":\"test\",\"digest\":\"%s\",\"commit\":\"%s\"}"
                        .formatted(text(before, "digest"), text(before, "commit"))));
    }

    /** Waits until a run has ended, and returns its state. */
    String end(String run) {
        return text(await(run, "it ends", seen -> ENDED.contains(text(seen, "state"))), "state");
    }

    /** Cancels a create run as soon as it deploys; returns its last state. */
    String cancelWhileDeploying(String run) {
        await(
                run,
                "it deploys",
                seen -> ENDED.contains(text(seen, "state")) || !stepState(seen).equals("waiting"));
        this.lead.send("POST", "/api/v1/runs/" + run + "/cancel", "");
        return end(run);
    }

    /** Undoes a create run and returns whether everything went. */
    boolean undo(String run) {
        return end(started(order("/api/v1/runs/" + run + "/undo", ""))).equals("succeeded");
    }

    /** Takes an app out of service, with its repository, and returns whether everything went. */
    boolean decommission(String app) {
        String order = "{\"name\":\"%s\",\"repository\":\"delete\"}".formatted(app);
        return end(started(order("/api/v1/apps/" + app + "/decommission", order)))
                .equals("succeeded");
    }

    /** Returns why a run failed. */
    String failure(String run) {
        return text(this.lead.get("/api/v1/runs/" + run).body(), "failure");
    }

    private JsonNode await(String run, String promise, Predicate<JsonNode> wanted) {
        try {
            return Expect.within(
                    PATIENCE,
                    "run %s: %s".formatted(run, promise),
                    () -> Optional.of(this.lead.get("/api/v1/runs/" + run).body())
                            .filter(wanted));
        } catch (ProofFailed ex) {
            throw new ProofFailed("%s; it stands at %s"
                    .formatted(
                            ex.getMessage(),
                            this.lead.get("/api/v1/runs/" + run).body().path("steps")));
        }
    }

    /** As a person does: what an outside system kept from being taken is ordered once more. */
    private JsonClient.Answer order(String path, String body) {
        JsonClient.Answer answer = this.lead.send("POST", path, body);
        for (int i = 1; i < ORDERS && answer.status() >= 500; i++) {
            answer = this.lead.send("POST", path, body);
        }
        return answer;
    }

    private static String started(JsonClient.Answer answer) {
        if (answer.status() != 202) {
            throw new ProofFailed("A run was refused: " + answer);
        }
        return text(answer.body(), "id");
    }

    private static String stepState(JsonNode run) {
        for (JsonNode step : run.path("steps")) {
            if (text(step, "id").equals("first-deployment")) {
                return text(step, "state");
            }
        }
        return "waiting";
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
