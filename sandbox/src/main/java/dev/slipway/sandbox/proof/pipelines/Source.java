package dev.slipway.sandbox.proof.pipelines;

import dev.slipway.sandbox.proof.GitCheckout;
import dev.slipway.sandbox.proof.PullRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A developer's clone of the app: each version comes to the default branch by a pull request of its own. */
final class Source {

    private static final String LOGIN = "dana";
    private static final String TOKEN = "dana-token";
    private static final Path FILE = Path.of("Tiny.java");

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

    /** Merges a version whose container is healthy and which answers everybody with 503; returns its commit. */
    String mergeBroken() throws IOException {
        replace("status() == 200", "status() == 503");
        String commit = merge(this.says, "sendResponseHeaders(200", "sendResponseHeaders(503");
        replace("status() == 503", "status() == 200");
        replace("sendResponseHeaders(503", "sendResponseHeaders(200");
        return commit;
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
