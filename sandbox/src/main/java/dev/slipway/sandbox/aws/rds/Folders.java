package dev.slipway.sandbox.aws.rds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The folders of the servers' data. */
final class Folders {

    private final Path root;

    Folders(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** Returns the folder of an instance's data. */
    Path of(DbInstance instance) {
        return this.root.resolve(instance.id());
    }

    /** Removes the data of an instance. */
    void remove(DbInstance instance) {
        try {
            FileSystemUtils.deleteRecursively(of(instance));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Keeps the data of an instance under the name of a snapshot. */
    void keep(DbInstance instance, String snapshot) {
        try {
            Path target = this.root.resolve("snapshots").resolve(snapshot);
            Files.createDirectories(target.getParent());
            Files.move(of(instance), target);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
