package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plain git repository, read by the machine's {@code git} through a bare copy. */
final class GitSource implements BranchSource {

    private final String remote;
    private final @Nullable Login login;
    private final Path copy;

    /**
     * @param remote address of the repository
     * @param login for it; null when none is needed
     * @param caches folder of all bare copies
     */
    GitSource(String remote, @Nullable Login login, Path caches) {
        this.remote = remote;
        this.login = login;
        this.copy = caches.resolve("git-" + Integer.toHexString(remote.hashCode()));
    }

    @Override
    public List<Head> heads() throws IOException {
        List<Head> heads = new ArrayList<>();
        for (String line : git("ls-remote", "--heads", this.remote).lines().toList()) {
            String[] columns = line.split("\\s+");
            String name = columns[1].replaceFirst("^refs/heads/", "");
            heads.add(Head.branch(name, columns[0], name.equals("main") || name.equals("master")));
        }
        return heads;
    }

    @Override
    public Optional<String> file(String path, Head head) throws IOException {
        if (!Files.isDirectory(this.copy)) {
            git("init", "--bare", "-q", this.copy.toString());
        }
        git("--git-dir=" + this.copy, "fetch", "-q", "--force", this.remote, "+refs/heads/*:refs/heads/*");
        if (git("--git-dir=" + this.copy, "ls-tree", head.commit(), "--", path).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(git("--git-dir=" + this.copy, "show", head.commit() + ":" + path));
    }

    @Override
    public String cloneAddress() {
        return this.remote;
    }

    @Override
    public @Nullable Login login() {
        return this.login;
    }

    @Override
    public void tell(Head head, CommitStatus status, URI page) {
        // A plain repository keeps no statuses.
    }

    private synchronized String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("git %s failed for %s".formatted(arguments[0], this.remote));
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while git ran", ex);
        }
        return output;
    }
}
