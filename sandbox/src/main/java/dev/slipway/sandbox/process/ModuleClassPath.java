package dev.slipway.sandbox.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Class path of a module of this repository that runs in a JVM of its own; its build wrote it down. */
public final class ModuleClassPath {

    private ModuleClassPath() {}

    /**
     * Returns the class path of a module: its classes and, from {@code target/classpath.txt}, its libraries.
     *
     * @param module path of the module in the repository, such as {@code lambdas/functions}
     * @throws IllegalStateException when the module was not built
     */
    public static String of(String module) {
        Path target = repository().resolve(module).resolve("target");
        Path libraries = target.resolve("classpath.txt");
        if (!Files.exists(libraries)) {
            throw new IllegalStateException(
                    "No class path of module %s: %s is missing. Build the repository first (mvn -DskipTests package)."
                            .formatted(module, libraries));
        }
        try {
            return target.resolve("classes")
                    + File.pathSeparator
                    + Files.readString(libraries).strip();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Finds the root of this repository, from the working directory upwards.
     *
     * @throws IllegalStateException when the sandbox runs outside of it
     */
    public static Path repository() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("sandbox/dynamodb-local/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("%s is not inside the Slipway repository. Start there.".formatted(start));
    }
}
