package dev.slipway.sandbox.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A clone on a person's disk, worked on with the git command line. */
public final class GitCheckout {

    private static final int MINUTES = 5;

    private final Path folder;

    private GitCheckout(Path folder) {
        this.folder = folder;
    }

    /** Clones a repository as a person, who is known to git by their token. */
    public static GitCheckout clone(URI repository, String login, String token, Path folder) {
        String address = "%s://%s:%s@%s%s"
                .formatted(repository.getScheme(), login, token, repository.getAuthority(), repository.getPath());
        Output output = run(
                Path.of(""),
                List.of("git", "clone", "-q", address, folder.toAbsolutePath().toString()));
        if (output.status() != 0) {
            throw new ProofFailed("git clone failed: " + output.text());
        }
        GitCheckout checkout = new GitCheckout(folder);
        checkout.git("config", "user.name", login);
        checkout.git("config", "user.email", login + "@acme.example");
        return checkout;
    }

    /** Returns the folder. */
    public Path folder() {
        return this.folder;
    }

    /** Runs git and expects it to succeed; returns what it printed. */
    public String git(String... arguments) {
        Output output = tryGit(arguments);
        if (output.status() != 0) {
            throw new ProofFailed("git %s failed: %s".formatted(String.join(" ", arguments), output.text()));
        }
        return output.text();
    }

    /** Runs git and returns what came of it. */
    Output tryGit(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(this.folder, command);
    }

    /** Runs another command in the folder, as the README tells a developer to, and expects it to succeed. */
    void run(String... command) {
        Output output = run(this.folder, List.of(command));
        if (output.status() != 0) {
            throw new ProofFailed("%s failed: %s".formatted(String.join(" ", command), output.text()));
        }
    }

    private static Output run(Path folder, List<String> command) {
        try {
            Path log = Files.createTempFile("slipway-git", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(folder.toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                builder.environment().put("GIT_TERMINAL_PROMPT", "0");
                Process process = builder.start();
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new ProofFailed("%s took more than %d minutes".formatted(String.join(" ", command), MINUTES));
                }
                return new Output(
                        process.exitValue(),
                        Files.readString(log, StandardCharsets.UTF_8).strip());
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException ex) {
            throw new ProofFailed("%s cannot be run: %s".formatted(command.get(0), ex));
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new ProofFailed("Interrupted while %s ran.".formatted(command.get(0)));
        }
    }

    /**
     * What came of a command.
     *
     * @param status exit status
     * @param text all it printed
     */
    record Output(int status, String text) {}
}
