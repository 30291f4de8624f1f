package dev.slipway.sandbox.pipeline.step;

import hudson.AbortException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The machine's {@code git} in one folder; what it does stands in the log. */
final class Git {

    private final Path folder;
    private final Map<String, String> environment;
    private final Consumer<String> log;

    Git(Path folder, Map<String, String> environment, Consumer<String> log) {
        this.folder = folder;
        this.environment = environment;
        this.log = log;
    }

    /** Runs a command; a failure ends the step with what git said. */
    void run(String... arguments) throws IOException, InterruptedException {
        this.log.accept(" > git " + String.join(" ", arguments));
        read(arguments);
    }

    /** Runs a command and returns its output. */
    String read(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int status = new ShellProcess(command, this.folder, this.environment)
                .run((bytes, n) -> out.write(bytes, 0, n), (bytes, n) -> error.write(bytes, 0, n));
        if (status != 0) {
            throw new AbortException("git %s returned status %d: %s%s"
                    .formatted(
                            arguments[0],
                            status,
                            error.toString(StandardCharsets.UTF_8).strip(),
                            out.toString(StandardCharsets.UTF_8).strip()));
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}
