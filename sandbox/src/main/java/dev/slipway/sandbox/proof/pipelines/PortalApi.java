package dev.slipway.sandbox.proof.pipelines;

import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.ProofFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The portal's API as the people of the proof use it on one app. */
final class PortalApi {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final JsonClient client;
    private final String app;

    PortalApi(JsonClient client, String app) {
        this.client = client;
        this.app = app;
    }

    /** Asks for something of the app; the answer may be a refusal. */
    JsonClient.Answer ask(String path, Map<String, ?> body) {
        return this.client.send("POST", "/api/v1/apps/" + this.app + path, JsonClient.JSON.writeValueAsString(body));
    }

    /** Sends something and expects that it is taken; while an outside system is slow, it is sent again, as people do. */
    JsonNode send(String path, Map<String, ?> body) {
        String json = JsonClient.JSON.writeValueAsString(body);
        JsonClient.Answer answer = Expect.within(
                PATIENCE,
                "POST %s is answered".formatted(path),
                () -> Optional.of(this.client.send("POST", path, json)).filter(one -> one.status() != 502));
        Expect.that(answer.status() < 300, "POST %s is taken".formatted(path), answer);
        return answer.body();
    }

    /** Waits until a run has ended, and expects that it succeeded. */
    void runSucceeds(String id) {
        JsonNode run = ended("/api/v1/runs/" + id);
        Expect.that(state(run).equals("succeeded"), "the run succeeds", run.path("failure"));
    }

    /** Waits until a deployment has ended. */
    JsonNode ended(JsonNode deployment) {
        return ended("/api/v1/deployments/" + deployment.path("id").asString(""));
    }

    /** Waits until the newest deployment to an environment is one of a commit, and in one of some states. */
    JsonNode deploymentOf(String environment, String commit, String... states) {
        return Expect.within(
                PATIENCE,
                "%.7s is deployed to %s".formatted(commit, environment),
                () -> Optional.of(newest(environment))
                        .filter(one -> one.path("commit").asString("").equals(commit))
                        .filter(one -> List.of(states).contains(state(one))));
    }

    /** Returns the newest deployment to an environment, whatever became of it. */
    JsonNode newest(String environment) {
        for (JsonNode one : deployments(environment)) {
            return one;
        }
        return JsonClient.JSON.createObjectNode();
    }

    private JsonNode deployments(String environment) {
        return this.client
                .get("/api/v1/apps/%s/deployments?environment=%s".formatted(this.app, environment))
                .body()
                .path("items");
    }

    /** Returns the newest deployment to an environment that succeeded. */
    JsonNode newestSucceeded(String environment) {
        for (JsonNode one : deployments(environment)) {
            if (state(one).equals("succeeded")) {
                return one;
            }
        }
        throw new ProofFailed("No deployment of %s to %s has succeeded.".formatted(this.app, environment));
    }

    /** Reads something of the app. */
    JsonNode read(String path) {
        return this.client.get("/api/v1/apps/" + this.app + path).body();
    }

    static String state(JsonNode one) {
        return one.path("state").asString("");
    }

    private JsonNode ended(String path) {
        return Expect.within(PATIENCE, path + " ends", () -> {
            JsonClient.Answer answer = this.client.get(path);
            if (answer.status() >= 400) {
                throw new ProofFailed("%s answers %s".formatted(path, answer));
            }
            return Optional.of(answer.body())
                    .filter(one -> !List.of("queued", "running", "waiting").contains(state(one)));
        });
    }
}
