package dev.slipway.sandbox.pipeline.step;

import dev.slipway.sandbox.pipeline.Build;
import dev.slipway.sandbox.pipeline.BuildRequest.Credential;
import dev.slipway.sandbox.pipeline.BuildRequest.Source;
import dev.slipway.sandbox.pipeline.StepCall;
import dev.slipway.sandbox.pipeline.StepDefinition;
import dev.slipway.sandbox.pipeline.Symbol;
import hudson.AbortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code checkout scm} and {@code git}: the code of a revision in the folder, by the machine's {@code git}. */
final class CheckoutSteps {

    private CheckoutSteps() {}

    static List<StepDefinition> all() {
        return List.of(
                StepDefinition.step("checkout", List.of("scm", "changelog", "poll"), CheckoutSteps::checkout),
                StepDefinition.step("git", List.of("url", "branch", "credentialsId"), CheckoutSteps::git));
    }

    private static Map<String, String> checkout(StepCall call) throws Exception {
        Source source = call.context().build().request().source();
        if (!(call.arguments().get("scm") instanceof Symbol symbol)
                || !symbol.name().equals("scm")) {
            throw new IllegalArgumentException("This runner knows 'checkout scm' and 'git url: …' only.");
        }
        if (source == null) {
            throw new AbortException(
                    "‘checkout scm’ is only available when using “Multibranch Pipeline” or “Pipeline script from SCM”");
        }
        return clone(call, source);
    }

    private static Map<String, String> git(StepCall call) throws Exception {
        String branch = call.text("branch", "master");
        return clone(
                call,
                new Source(
                        call.text("url"),
                        call.text("credentialsId", "").isEmpty() ? null : call.text("credentialsId"),
                        branch,
                        "origin/" + branch,
                        null,
                        null));
    }

    private static Map<String, String> clone(StepCall call, Source source) throws Exception {
        Path folder = call.context().folder();
        Git git = new Git(folder, environment(call, source.credentialsId()), call::log);
        call.log(
                source.credentialsId() == null
                        ? "No credentials specified"
                        : "using credential " + source.credentialsId());
        call.log("Cloning repository " + source.url());
        if (!Files.isDirectory(folder.resolve(".git"))) {
            git.run("init", folder.toString());
        }
        git.run(
                "fetch",
                "--no-tags",
                "--force",
                "--progress",
                "--",
                source.url(),
                "+refs/heads/*:refs/remotes/origin/*");
        git.run("config", "remote.origin.url", source.url());
        git.run("config", "--replace-all", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
        call.log("Checking out Revision %s (%s)".formatted(source.commit(), source.branch()));
        git.run("checkout", "-f", source.commit());
        git.run("clean", "-ffd");
        if (source.intoCommit() != null) {
            call.log("Merging remotes/origin/%s commit %s into PR head commit %s"
                    .formatted(source.intoBranch(), source.intoCommit(), source.commit()));
            git.run("merge", "--no-edit", source.intoCommit());
            call.log("Merge succeeded, producing " + git.read("rev-parse", "HEAD"));
        }
        String commit = git.read("rev-parse", "HEAD");
        call.log("Commit message: \"%s\"".formatted(git.read("log", "-1", "--format=%s")));
        return tell(call.context().build(), source, commit);
    }

    private static Map<String, String> tell(Build build, Source source, String commit) {
        Map<String, String> values = new TreeMap<>();
        values.put("GIT_COMMIT", commit);
        values.put("GIT_BRANCH", source.branch());
        values.put("GIT_URL", source.url());
        build.events()
                .tell(
                        "checkout",
                        Map.of(
                                "commit",
                                commit,
                                "head",
                                source.commit(),
                                "branch",
                                source.branch(),
                                "url",
                                source.url()));
        return new HashMap<>(values);
    }

    /** Hands the password to git by variables that a helper of one line reads, so that no command line shows it. */
    private static Map<String, String> environment(StepCall call, @Nullable String credentialsId)
            throws AbortException {
        Map<String, String> environment = new TreeMap<>(call.context().environment());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_AUTHOR_NAME", "Jenkins");
        environment.put("GIT_AUTHOR_EMAIL", "nobody@nowhere");
        environment.put("GIT_COMMITTER_NAME", "Jenkins");
        environment.put("GIT_COMMITTER_EMAIL", "nobody@nowhere");
        if (credentialsId != null) {
            Credential credential =
                    call.context().build().request().credentials().get(credentialsId);
            if (credential == null || credential.user() == null) {
                throw new AbortException("Could not find credentials entry with ID '%s'".formatted(credentialsId));
            }
            call.context().build().log().mask(credential.secret());
            environment.put("SLIPWAY_GIT_USER", credential.user());
            environment.put("SLIPWAY_GIT_PASSWORD", credential.secret());
            environment.put("GIT_CONFIG_COUNT", "1");
            environment.put("GIT_CONFIG_KEY_0", "credential.helper");
            environment.put(
                    "GIT_CONFIG_VALUE_0",
                    "!f() { echo \"username=$SLIPWAY_GIT_USER\"; echo \"password=$SLIPWAY_GIT_PASSWORD\"; }; f");
        }
        return environment;
    }
}
