package dev.slipway.sandbox.aws.dynamodb;

import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.ForwardingService;
import dev.slipway.sandbox.process.ChildServer;
import dev.slipway.sandbox.process.ModuleClassPath;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** DynamoDB Local in a child process with its own, older libraries. */
public final class DynamoDbLocal implements AutoCloseable {

    private static final String MODULE = "sandbox/dynamodb-local";
    private static final String MAIN = "dev.slipway.sandbox.dynamodblocal.LoopbackDynamoDb";

    private final ChildServer server;

    private DynamoDbLocal(ChildServer server) {
        this.server = server;
    }

    /**
     * Starts it, and does not wait until it answers.
     *
     * @param data folder that keeps the tables and the log; it is made if need be
     */
    public static DynamoDbLocal start(Path data) {
        return start(data, List.of(MAIN, data.toAbsolutePath().toString()));
    }

    /**
     * Starts it with tables in memory: faster, and forgotten at the end.
     *
     * @param logs folder that takes the log
     */
    public static DynamoDbLocal inMemory(Path logs) {
        return start(logs, List.of(MAIN));
    }

    private static DynamoDbLocal start(Path folder, List<String> main) {
        List<String> options = List.of("-Dsqlite4java.library.path=" + nativeLibraries(ModuleClassPath.of(MODULE)));
        return new DynamoDbLocal(ChildServer.start(MODULE, options, main, folder.resolve("dynamodb-local.log")));
    }

    /** Waits until it answers, and returns DynamoDB's part of the front door. */
    public AwsService service() {
        return new ForwardingService("dynamodb", address());
    }

    /** Waits until it answers, and returns its own address, past the front door. */
    public URI address() {
        return this.server.address();
    }

    @Override
    public void close() {
        this.server.close();
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
