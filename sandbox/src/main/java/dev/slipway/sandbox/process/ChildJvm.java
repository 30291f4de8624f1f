package dev.slipway.sandbox.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A JVM that the sandbox starts and ends. Its standard input is a pipe from this process: a program that ends with its
 * input leaves nothing behind, even when this process is killed.
 */
public final class ChildJvm implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /**
     * Starts a JVM.
     *
     * @param options options of the JVM and the class path
     * @param main main class and arguments
     * @param settings what else is to be said: environment, working directory, where output goes
     */
    public static ChildJvm start(List<String> options, List<String> main, Consumer<ProcessBuilder> settings) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.addAll(options);
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command);
        settings.accept(builder);
        try {
            return new ChildJvm(builder.start());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Makes the folder of a log file, and returns the file to send output to. */
    public static File log(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return file.toFile();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Returns the process. */
    public Process process() {
        return this.process;
    }

    /** Ends the program: politely by the end of its input, after three seconds by force. */
    @Override
    public void close() {
        try {
            this.process.getOutputStream().close();
            if (!this.process.waitFor(3, TimeUnit.SECONDS)) {
                this.process.destroyForcibly().waitFor();
            }
        } catch (IOException ex) {
            this.process.destroyForcibly();
        } catch (InterruptedException ex) {
            this.process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
