package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.process.ChildJvm;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The JVMs of all functions, by version and revision. */
final class FunctionJvms implements AutoCloseable {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final FunctionCode code;
    private final URI frontDoor;
    private final Path logs;
    private final NativeClient nativeClient;
    private final Map<String, FunctionJvm> jvms = new ConcurrentHashMap<>();

    /**
     * @param code where the code of functions comes from
     * @param frontDoor address of AWS for the functions
     * @param logs folder that takes one log file a function
     */
    FunctionJvms(FunctionCode code, URI frontDoor, Path logs) {
        this.code = code;
        this.frontDoor = frontDoor;
        this.logs = logs;
        this.nativeClient = new NativeClient(logs.resolve("native"));
    }

    CompletableFuture<Outcome> invoke(FunctionVersion version, Invocation invocation) {
        return this.jvms.computeIfAbsent(key(version), (key) -> jvm(version)).invoke(invocation);
    }

    /** Stops the JVM of a version that was changed or deleted. */
    void stop(FunctionVersion version) {
        FunctionJvm jvm = this.jvms.remove(key(version));
        if (jvm != null) {
            jvm.close();
        }
    }

    @Override
    public void close() {
        this.jvms.values().forEach(FunctionJvm::close);
        this.jvms.clear();
    }

    private static String key(FunctionVersion version) {
        return version.arn() + "@" + version.revision();
    }

    private FunctionJvm jvm(FunctionVersion version) {
        Duration timeout = Duration.ofSeconds(version.settings().timeout());
        return new FunctionJvm(timeout, (runtimeApi) -> launch(version, runtimeApi));
    }

    private ChildJvm launch(FunctionVersion version, String runtimeApi) {
        String classPath = this.code.classPath(version.code());
        List<String> options = Stream.concat(
                        this.nativeClient.option(classPath),
                        Stream.of(
                                "-Xmx%dm".formatted(version.settings().memory()),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath))
                .toList();
        File log = ChildJvm.log(this.logs.resolve(version.function() + ".log"));
        return ChildJvm.start(options, List.of(CLIENT, version.settings().handler()), (builder) -> {
            builder.environment().keySet().removeIf((name) -> !name.equals("PATH"));
            builder.environment().putAll(environment(version, runtimeApi));
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        });
    }

    private Map<String, String> environment(FunctionVersion version, String runtimeApi) {
        Map<String, String> variables = new ConcurrentHashMap<>(Map.of(
                "AWS_LAMBDA_RUNTIME_API", runtimeApi,
                "AWS_LAMBDA_FUNCTION_NAME", version.function(),
                "AWS_LAMBDA_FUNCTION_VERSION", version.version(),
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        String.valueOf(version.settings().memory()),
                "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + version.function(),
                "AWS_LAMBDA_LOG_STREAM_NAME", "sandbox",
                "AWS_ENDPOINT_URL", this.frontDoor.toString(),
                "_HANDLER", version.settings().handler(),
                "TZ", ":UTC"));
        variables.putAll(Map.of(
                "AWS_REGION",
                Arns.REGION,
                "AWS_DEFAULT_REGION",
                Arns.REGION,
                "AWS_ACCESS_KEY_ID",
                "sandbox",
                "AWS_SECRET_ACCESS_KEY",
                "sandbox"));
        variables.putAll(version.settings().variables());
        return variables;
    }
}
