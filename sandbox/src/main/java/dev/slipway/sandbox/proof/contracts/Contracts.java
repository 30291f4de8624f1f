package dev.slipway.sandbox.proof.contracts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The contracts: descriptions and recordings of the real systems, which are no part of this repository. */
public final class Contracts {

    private static final String USUAL = "shared/contracts";

    private final Path folder;

    /** @param folder the folder that holds one folder a system */
    public Contracts(Path folder) {
        this.folder = folder;
    }

    /** Finds {@code shared/contracts} beside the repository, or above it. */
    public static Optional<Contracts> find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(USUAL))) {
                return Optional.of(new Contracts(at.resolve(USUAL)));
            }
        }
        return Optional.empty();
    }

    /** Returns one of the files, such as {@code github/rest-api-subset.json}. */
    public Path file(String path) {
        Path file = this.folder.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException("There is no contract %s.".formatted(file));
        }
        return file;
    }
}
