package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bare git repository with a working copy beside it. */
final class GitRepositoryFixture {

    private final Path bare;
    private final Path work;

    GitRepositoryFixture(Path folder) throws IOException, InterruptedException {
        this.bare = folder.resolve("origin.git");
        this.work = folder.resolve("work");
        git(folder, "init", "-q", "--bare", "-b", "main", this.bare.toString());
        join(folder, this.bare.toString());
    }

    /** A working copy of a repository that lies elsewhere; what asks the bare one cannot be used. */
    GitRepositoryFixture(Path folder, String origin) throws IOException, InterruptedException {
        this.bare = folder.resolve("none");
        this.work = folder.resolve("work");
        join(folder, origin);
    }

    private void join(Path folder, String origin) throws IOException, InterruptedException {
        git(folder, "clone", "-q", origin, this.work.toString());
        git(this.work, "symbolic-ref", "HEAD", "refs/heads/main");
        git(this.work, "config", "user.name", "Dana Developer");
        git(this.work, "config", "user.email", "dana@acme.example");
    }

    String address() {
        return this.bare.toString();
    }

    /** Commits one file on a branch, pushes it and returns the commit. */
    String commit(String branch, String file, String content) throws IOException, InterruptedException {
        if (git(this.work, "branch", "--list", branch).isBlank()) {
            git(this.work, "checkout", "-q", "-B", branch);
        } else {
            git(this.work, "checkout", "-q", branch);
        }
        Path target = this.work.resolve(file);
        Files.createDirectories(target.resolveSibling("."));
        Files.writeString(target, content);
        git(this.work, "add", "-A");
        git(this.work, "commit", "-q", "-m", "Change " + file);
        git(this.work, "push", "-q", "origin", branch);
        return git(this.work, "rev-parse", "HEAD").strip();
    }

    String head(String branch) throws IOException, InterruptedException {
        return git(this.bare, "rev-parse", branch).strip();
    }

    List<String> branches() throws IOException, InterruptedException {
        return git(this.bare, "for-each-ref", "--format=%(refname:short)", "refs/heads")
                .lines()
                .toList();
    }

    /** Returns a file of a commit, or null. */
    @Nullable
    String show(String commit, String file) throws IOException, InterruptedException {
        return git(this.bare, "ls-tree", commit, "--", file).isBlank()
                ? null
                : git(this.bare, "show", commit + ":" + file);
    }

    private static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("git " + String.join(" ", arguments) + ": " + output);
        }
        return output;
    }
}
