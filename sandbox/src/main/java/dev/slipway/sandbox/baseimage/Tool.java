package dev.slipway.sandbox.baseimage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of this machine that the image is made with. */
final class Tool {

    private Tool() {}

    /**
     * Runs a program and returns what it says.
     *
     * @throws IOException if it cannot be started or fails
     */
    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(
                    "%s ended with %d: %s".formatted(command.get(0), process.exitValue(), output.strip()));
        }
        return output;
    }
}
