package dev.slipway.sandbox.world;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whether this machine has what a sandbox needs, said before anything starts.
 *
 * @param path where programs are looked for, as in the variable {@code PATH}
 * @param freeBytes room that is left for the data folder
 * @param compiler whether this Java can compile, which builds of apps need
 */
record MachineCheck(String path, long freeBytes, boolean compiler) {

    private static final long MEBIBYTE = 1024L * 1024;
    private static final long ROOM = 1024 * MEBIBYTE;

    /** Looks at this machine. */
    static MachineCheck of(Path data) throws IOException {
        String path = System.getenv("PATH");
        return new MachineCheck(
                (path != null) ? path : "",
                Files.getFileStore(existing(data)).getUsableSpace(),
                ModuleLayer.boot().findModule("jdk.compiler").isPresent());
    }

    /** @throws IllegalStateException when something is missing; the message says what to do */
    void expectEnough() {
        if (!this.compiler) {
            throw new IllegalStateException(
                    "This Java (%s) cannot compile. Set JAVA_HOME to a JDK of version 17 or later."
                            .formatted(System.getProperty("java.home")));
        }
        if (!hasProgram("git")) {
            throw new IllegalStateException(
                    "There is no git on the PATH. Install it (for example: apt install git), and start again.");
        }
        if (this.freeBytes < ROOM) {
            throw new IllegalStateException(
                    "Only %d MiB are free for the data folder; images and builds need at least %d MiB. Make room, use --data=<a folder on another disk>, or forget the old data with --fresh."
                            .formatted(this.freeBytes / MEBIBYTE, ROOM / MEBIBYTE));
        }
    }

    private boolean hasProgram(String name) {
        return Stream.of(this.path.split(File.pathSeparator))
                .filter((folder) -> !folder.isBlank())
                .anyMatch((folder) -> Files.isExecutable(Path.of(folder, name)));
    }

    /** The folder may not be there yet; the nearest one above it that is there lies on the same disk. */
    private static Path existing(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        Path above = folder.getParent();
        return (Files.exists(folder) || above == null) ? folder : existing(above);
    }
}
