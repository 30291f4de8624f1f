package dev.slipway.sandbox.proof.pipelines;

import dev.slipway.sandbox.proof.GitCheckout;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.PullRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A developer's clone of the app: each version comes to the default branch by a pull request of its own. */
final class Source {

    private static final String LOGIN = "dana";
    private static final String TOKEN = "dana-token";
    private static final Path FILE = Path.of("Tiny.java");
    private static final String START = "server.start();";
    private static final String ANSWER = "exchange.sendResponseHeaders(";
    /** The load balancer's and the container's health check are known by their names. */
    private static final String BROKEN =
            "exchange.getRequestHeaders().getFirst(\"User-Agent\").matches(\"(ELB-|Java/).*\") ? 200 : 503";

    private final URI github;
    private final String repository;
    private final GitCheckout checkout;
    private String says = "It answers.";

    Source(URI github, String app, Path folder) {
        this.github = github;
        this.repository = "acme/" + app;
        this.checkout = GitCheckout.clone(URI.create(github + "/" + this.repository + ".git"), LOGIN, TOKEN, folder);
    }

    /** Merges a version that says something else, and returns its commit. */
    String merge(String words) throws IOException {
        return merge(words, "\"" + this.says, "\"" + words);
    }

    /** Merges a version that all health checks find well and that answers everybody else with 503; returns its commit. */
    String mergeBroken() throws IOException {
        String commit = merge(this.says, ANSWER + "200", ANSWER + BROKEN);
        replace(ANSWER + BROKEN, ANSWER + "200");
        return commit;
    }

    /** Merges a version whose tasks end as soon as they have begun; returns its commit. */
    String mergeCrashing() throws IOException {
        String commit = merge(this.says, START, "System.exit(3);");
        replace("System.exit(3);", START);
        return commit;
    }

    /** Returns the state of the newest deployment that GitHub shows on a commit; empty for none. */
    String shownOn(String commit, String environment) {
        JsonClient client = new JsonClient(URI.create(this.github + "/api/v3"), "Bearer " + TOKEN);
        String path = "/repos/%s/deployments".formatted(this.repository);
        JsonNode deployments = client.get("%s?sha=%s&environment=%s".formatted(path, commit, environment))
                .body();
        long newest = deployments.path(0).path("id").asLong(0);
        JsonNode statuses = client.get("%s/%d/statuses".formatted(path, newest)).body();
        return statuses.path(0).path("state").asString("");
    }

    private String merge(String words, String what, String by) throws IOException {
        replace(what, by);
        this.says = words;
        String branch = "change-" + System.nanoTime();
        this.checkout.git("checkout", "-q", "-b", branch);
        this.checkout.git("commit", "-qam", "Change what it says");
        this.checkout.git("push", "-q", "origin", branch);
        PullRequest request = new PullRequest(this.github, TOKEN, this.repository, branch, "Change what it says");
        request.untilGreen();
        String commit = request.merge();
        this.checkout.git("checkout", "-q", "main");
        this.checkout.git("pull", "-q");
        return commit;
    }

    private void replace(String what, String by) throws IOException {
        Path file = this.checkout.folder().resolve(FILE);
        Files.writeString(file, Files.readString(file).replace(what, by));
    }
}
