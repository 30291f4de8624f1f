package dev.slipway.sandbox.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder that goes when the program ends. */
public final class TemporaryFolder {

    private TemporaryFolder() {}

    /** Makes the folder. */
    public static Path create() throws IOException {
        Path folder = Files.createTempDirectory("slipway-proof");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException ex) {
                System.err.println("Left behind: " + folder + " (" + ex.getMessage() + ")");
            }
        }));
        return folder;
    }
}
