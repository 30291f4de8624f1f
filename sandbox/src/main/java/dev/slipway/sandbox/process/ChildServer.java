package dev.slipway.sandbox.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server in a JVM of its own, with the class path of its own module. It tells its port of 127.0.0.1 on standard output
 * ({@code port 12345}) and ends with this process; nothing of an earlier run can be left to clean up.
 */
public final class ChildServer implements AutoCloseable {

    private static final String PORT = "port ";

    private final ChildJvm jvm;
    private final Path log;
    private @Nullable URI address;

    private ChildServer(ChildJvm jvm, Path log) {
        this.jvm = jvm;
        this.log = log;
    }

    /**
     * Starts it, and does not wait until it answers.
     *
     * @param module path of its module in the repository
     * @param options options of its JVM
     * @param main its main class and arguments
     * @param log file that takes what it writes to standard error
     */
    public static ChildServer start(String module, List<String> options, List<String> main, Path log) {
        List<String> all = Stream.concat(
                        Stream.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        Stream.concat(options.stream(), Stream.of("-cp", ModuleClassPath.of(module))))
                .toList();
        return new ChildServer(
                ChildJvm.start(all, main, (builder) -> builder.redirectError(ChildJvm.log(log))), log.toAbsolutePath());
    }

    /**
     * Waits until it answers, and returns its address.
     *
     * @throws IllegalStateException when it ends instead; the message names its log
     */
    public synchronized URI address() {
        if (this.address == null) {
            this.address = URI.create("http://127.0.0.1:" + port());
        }
        return this.address;
    }

    @Override
    public void close() {
        this.jvm.close();
    }

    private int port() {
        try {
            BufferedReader output = new BufferedReader(
                    new InputStreamReader(this.jvm.process().getInputStream(), StandardCharsets.UTF_8));
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(PORT)) {
                    return Integer.parseInt(line.substring(PORT.length()));
                }
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        this.jvm.close();
        throw new IllegalStateException(
                "A server in a JVM of its own ended before it was ready. See %s.".formatted(this.log));
    }
}
