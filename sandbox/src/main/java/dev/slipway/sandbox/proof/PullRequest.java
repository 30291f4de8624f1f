package dev.slipway.sandbox.proof;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A developer's pull request, from opening it to merging it when Jenkins is content. */
public final class PullRequest {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final JsonClient github;
    private final String repository;
    private final JsonNode opened;

    /** Opens a pull request of a branch to the default branch. */
    public PullRequest(URI server, String token, String repository, String branch, String title) {
        this.github = new JsonClient(URI.create(server + "/api/v3"), "Bearer " + token);
        this.repository = repository;
        JsonClient.Answer answer = this.github.send(
                "POST",
                "/repos/" + repository + "/pulls",
                JsonClient.JSON.writeValueAsString(Map.of("title", title, "head", branch, "base", "main")));
        Expect.that(answer.status() == 201, "a pull request can be opened", answer);
        this.opened = answer.body();
    }

    /** Tries to merge now; returns GitHub's status code. */
    int tryMerge() {
        return this.github.send("PUT", path() + "/merge", "{}").status();
    }

    /** Waits until the required status is green. */
    public void untilGreen() {
        String head = this.opened.path("head").path("sha").asString("");
        Expect.within(PATIENCE, "Jenkins finds the pull request green", () -> {
            JsonNode statuses = this.github
                    .get("/repos/%s/commits/%s/status".formatted(this.repository, head))
                    .body();
            for (JsonNode status : statuses.path("statuses")) {
                String state = status.path("state").asString("");
                Expect.that(
                        !state.equals("failure") && !state.equals("error"),
                        "Jenkins finds the pull request green",
                        status);
            }
            return Optional.of(statuses)
                    .filter((all) -> !all.path("statuses").isEmpty()
                            && all.path("state").asString("").equals("success"));
        });
    }

    /** Merges it and returns the commit that the default branch has now. */
    public String merge() {
        JsonClient.Answer answer = this.github.send("PUT", path() + "/merge", "{}");
        Expect.that(answer.status() == 200, "a green pull request can be merged", answer);
        return answer.body().path("sha").asString("");
    }

    private String path() {
        return "/repos/%s/pulls/%d"
                .formatted(this.repository, this.opened.path("number").asInt(0));
    }
}
