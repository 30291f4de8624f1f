package dev.slipway.sandbox.pipeline.step;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process in a session of its own where the machine has {@code setsid}; it ends with all that it started. */
final class ShellProcess {

    private static final boolean SESSIONS = Files.isExecutable(Path.of("/usr/bin/setsid"));
    private static final long GRACE_SECONDS = 3;

    private final List<String> command;
    private final Path folder;
    private final Map<String, String> environment;

    ShellProcess(List<String> command, Path folder, Map<String, String> environment) {
        this.command = command;
        this.folder = folder;
        this.environment = environment;
    }

    /** Takes what a process writes. */
    interface Output {

        /** Takes some bytes. */
        void take(byte[] bytes, int length);

        /** Nothing more comes. */
        default void end() {}
    }

    /**
     * Runs the process to its end.
     *
     * @param out takes its output
     * @param error takes its error output; null when both go to {@code out}
     * @return the exit status
     */
    int run(Output out, @Nullable Output error) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(SESSIONS ? List.of("/usr/bin/setsid") : List.of());
        line.addAll(this.command);
        Files.createDirectories(this.folder);
        ProcessBuilder builder = new ProcessBuilder(line).directory(this.folder.toFile());
        builder.redirectErrorStream(error == null);
        builder.environment().putAll(this.environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Thread reader = pump(process.getInputStream(), out);
        Thread errorReader = error == null ? null : pump(process.getErrorStream(), error);
        try {
            int status = process.waitFor();
            finish(reader, process);
            if (errorReader != null) {
                finish(errorReader, process);
            }
            return status;
        } catch (InterruptedException ex) {
            end(process);
            throw ex;
        }
    }

    /** Waits for the rest of the output; a background process that still holds the pipe does not hold the step. */
    private static void finish(Thread reader, Process process) throws InterruptedException {
        reader.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
        if (reader.isAlive()) {
            reader.interrupt();
        }
    }

    private static Thread pump(InputStream stream, Output output) {
        Thread thread = new Thread(
                () -> {
                    byte[] buffer = new byte[8192];
                    try (stream) {
                        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                            output.take(buffer, n);
                        }
                    } catch (IOException ex) {
                        output.take(
                                "[output ended: %s]".formatted(ex.getMessage()).getBytes(), 0);
                    } finally {
                        output.end();
                    }
                },
                "output of a process");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void end(Process process) throws IOException {
        List<ProcessHandle> started = process.descendants().toList();
        signal("TERM", process, started);
        boolean interrupted = false;
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                signal("KILL", process, started);
            }
        } catch (InterruptedException ex) {
            interrupted = true;
        }
        signal("KILL", process, started);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void signal(String name, Process process, List<ProcessHandle> started) throws IOException {
        if (SESSIONS) {
            // The process leads its session and group; no other process can have taken that number while one lives.
            new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        }
        started.forEach(name.equals("KILL") ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
        if (name.equals("KILL")) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }
}
