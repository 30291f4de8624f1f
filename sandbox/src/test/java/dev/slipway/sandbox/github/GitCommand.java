package dev.slipway.sandbox.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The git command line in a folder, asked without a terminal and without anybody's settings. */
final class GitCommand {

    private final Path folder;

    GitCommand(Path folder) {
        this.folder = folder;
    }

    /** Makes a repository with a branch {@code main} and somebody to commit as. */
    static GitCommand init(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        GitCommand git = new GitCommand(folder);
        git.must("init", "-q", "-b", "main");
        git.must("config", "user.name", "Dana Developer");
        git.must("config", "user.email", "dana@acme.example");
        return git;
    }

    /** Writes a file and commits it. */
    String commit(String path, String text) throws IOException, InterruptedException {
        Path file = this.folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        must("add", ".");
        must("commit", "-q", "-m", "Change " + path);
        return must("rev-parse", "HEAD").strip();
    }

    /** Runs git and returns what it says; fails when git does. */
    String must(String... arguments) throws IOException, InterruptedException {
        Outcome outcome = run(arguments);
        if (outcome.status() != 0) {
            throw new AssertionError("git " + String.join(" ", arguments) + ": " + outcome.text());
        }
        return outcome.text();
    }

    /** Runs git. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_TERMINAL_PROMPT", "0",
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("git did not end: " + text);
        }
        return new Outcome(process.exitValue(), text);
    }

    /** How a run of git ended, and what it said. */
    record Outcome(int status, String text) {}
}
