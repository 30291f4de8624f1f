package dev.slipway.sandbox.aws.dynamodb;

import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.ForwardingService;
import dev.slipway.sandbox.process.ChildJvm;
import dev.slipway.sandbox.process.ModuleClassPath;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * DynamoDB Local in a child process with its own, older libraries. It listens on a free port of 127.0.0.1 and ends with
 * this process; nothing of an earlier run can be left to clean up.
 */
public final class DynamoDbLocal implements AutoCloseable {

    private static final String MODULE = "sandbox/dynamodb-local";
    private static final String MAIN = "dev.slipway.sandbox.dynamodblocal.LoopbackDynamoDb";
    private static final String PORT = "port ";

    private final ChildJvm jvm;
    private final URI address;

    private DynamoDbLocal(ChildJvm jvm, URI address) {
        this.jvm = jvm;
        this.address = address;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param data folder that keeps the tables and the log; it is made if need be
     * @throws IllegalStateException when the child ends instead; the message names its log
     */
    public static DynamoDbLocal start(Path data) {
        return start(data, List.of(data.toAbsolutePath().toString()));
    }

    /**
     * Starts it with tables in memory: faster, and forgotten at the end.
     *
     * @param logs folder that takes the log
     */
    public static DynamoDbLocal inMemory(Path logs) {
        return start(logs, List.of());
    }

    private static DynamoDbLocal start(Path folder, List<String> arguments) {
        Path log = folder.resolve("dynamodb-local.log");
        String classPath = ModuleClassPath.of(MODULE);
        List<String> options = List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dsqlite4java.library.path=" + nativeLibraries(classPath),
                "-cp",
                classPath);
        List<String> main = Stream.concat(Stream.of(MAIN), arguments.stream()).toList();
        ChildJvm jvm = ChildJvm.start(options, main, (builder) -> builder.redirectError(ChildJvm.log(log)));
        return new DynamoDbLocal(jvm, URI.create("http://127.0.0.1:" + port(jvm, log)));
    }

    /** Returns DynamoDB's part of the front door. */
    public AwsService service() {
        return new ForwardingService("dynamodb", this.address);
    }

    /** Returns its own address, past the front door. */
    public URI address() {
        return this.address;
    }

    @Override
    public void close() {
        this.jvm.close();
    }

    private static int port(ChildJvm jvm, Path log) {
        try {
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(jvm.process().getInputStream(), StandardCharsets.UTF_8));
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(PORT)) {
                    return Integer.parseInt(line.substring(PORT.length()));
                }
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        jvm.close();
        throw new IllegalStateException("DynamoDB Local ended before it was ready. See " + log + ".");
    }

    /** The native SQLite lies beside the library that loads it, but the loader looks only where it is told to. */
    private static Path nativeLibraries(String classPath) {
        String ending = System.mapLibraryName("").replaceFirst(".*\\.", ".");
        return Stream.of(classPath.split(File.pathSeparator))
                .filter((entry) -> entry.contains("sqlite4java") && entry.endsWith(ending))
                .filter((entry) -> entry.contains("64") || !ending.equals(".so"))
                .map(Path::of)
                .filter(Files::exists)
                .map(Path::getParent)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "DynamoDB Local has no native SQLite (%s) on its class path.".formatted(ending)));
    }
}
