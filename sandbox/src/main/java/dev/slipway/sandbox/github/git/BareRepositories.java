package dev.slipway.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The folder of all bare repositories, one a numeric id, so that a rename moves nothing on disk. */
public final class BareRepositories {

    private final Path folder;

    /** @param folder where they lie */
    public BareRepositories(Path folder) {
        this.folder = folder;
    }

    /** Makes an empty repository whose HEAD names a branch that is yet to come. */
    public void create(long id, String defaultBranch) {
        try (Repository repository = build(id)) {
            repository.create(true);
            StoredConfig config = repository.getConfig();
            config.setBoolean("uploadpack", null, "allowFilter", true);
            config.setBoolean("http", null, "receivepack", true);
            config.save();
            pointHead(repository, defaultBranch);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Opens a repository; the caller closes it. */
    public Repository open(long id) {
        try {
            return build(id);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Makes a branch the one that a clone checks out. */
    public void setDefaultBranch(long id, String branch) {
        try (Repository repository = build(id)) {
            pointHead(repository, branch);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Removes a repository from the disk. */
    public void delete(long id) {
        Path gone = pathOf(id);
        if (!Files.exists(gone)) {
            return;
        }
        try (Stream<Path> files = Files.walk(gone)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private Repository build(long id) throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(pathOf(id).toFile())
                .setBare()
                .build();
    }

    private Path pathOf(long id) {
        return this.folder.resolve(id + ".git");
    }

    private static void pointHead(Repository repository, String branch) throws IOException {
        RefUpdate head = repository.updateRef(Constants.HEAD, true);
        head.disableRefLog();
        head.link(Constants.R_HEADS + branch);
    }
}
