package dev.slipway.sandbox.bench.history;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.events.EventJson;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.process.ModuleClassPath;
import dev.slipway.sandbox.proof.events.MadeEvents;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;
import tools.jackson.databind.json.JsonMapper;

/** Starts the recorder and the minimal handler cold, in turns; the latter comes with the libraries it needs and no others. */
final class ColdStarts implements AutoCloseable {

    private static final String ROLE = "arn:aws:iam::123456789012:role/bench";
    /** What the functions have and the minimal one does not need, and what AWS's images hold. */
    private static final List<String> NOT_NEEDED = List.of(
            "postgresql",
            "secretsmanager",
            "/sns/",
            "/tools/jackson/",
            "aws-lambda-java-serialization",
            "aws-lambda-java-runtime-interface-client");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SandboxClients clients;
    private final LambdaAsyncClient lambda;

    ColdStarts(URI aws) {
        this.clients = new SandboxClients(aws);
        this.lambda = this.clients.client(LambdaAsyncClient.builder());
    }

    void measure(int rounds, Map<String, Object> figures) throws IOException {
        create(
                "bench-recorder",
                "dev.slipway.lambdas.RecorderHandler",
                (code) -> code.s3Bucket("code").s3Key("functions.zip"));
        SdkBytes minimal = archive(MinimalHandler.class);
        create("bench-minimal", MinimalHandler.class.getName(), (code) -> code.zipFile(minimal));
        double[] recorder = new double[rounds];
        double[] bare = new double[rounds];
        cold("bench-recorder", -1);
        cold("bench-minimal", -1);
        for (int round = 0; round < rounds; round++) {
            recorder[round] = cold("bench-recorder", round);
            bare[round] = cold("bench-minimal", round);
        }
        figures.put("coldToMinimal", Math.round(100 * median(recorder) / median(bare)) / 100.0);
        figures.put("coldMillis", Math.round(median(recorder)));
        figures.put("minimalMillis", Math.round(median(bare)));
        figures.put("memoryMegabytes", memory("bench-recorder"));
        figures.put("minimalMegabytes", memory("bench-minimal"));
    }

    @Override
    public void close() {
        this.clients.close();
    }

    private void create(String name, String handler, Consumer<FunctionCode.Builder> code) {
        await(this.lambda.createFunction((create) -> create.functionName(name)
                .runtime(Runtime.JAVA17)
                .handler(handler)
                .role(ROLE)
                .timeout(60)
                .memorySize(512)
                .code(code)
                .environment((environment) -> environment.variables(Map.of("HISTORY_TABLE", "slipway-history")))));
    }

    /** Changes the function, so that its JVM goes, and returns how long the next call takes. */
    private double cold(String name, int round) {
        await(this.lambda.updateFunctionConfiguration(
                (update) -> update.functionName(name).description("round " + round)));
        String event = EventJson.write(MadeEvents.of(50_000 + round, 1).get(0));
        String payload = JSON.writeValueAsString(Map.of("Records", List.of(Map.of("Sns", Map.of("Message", event)))));
        long begun = System.nanoTime();
        InvokeResponse answer = await(
                this.lambda.invoke((invoke) -> invoke.functionName(name).payload(SdkBytes.fromUtf8String(payload))));
        double millis = (System.nanoTime() - begun) / 1e6;
        if (answer.functionError() != null) {
            throw new IllegalStateException(
                    name + " failed: " + answer.payload().asUtf8String());
        }
        return millis;
    }

    /** Returns what the function's JVM takes, or -1 where this machine does not tell. */
    private static long memory(String name) {
        return ProcessHandle.current()
                .descendants()
                .filter((process) -> environment(process).contains("AWS_LAMBDA_FUNCTION_NAME=" + name + "\0"))
                .map(ColdStarts::resident)
                .max(Long::compare)
                .orElse(-1L);
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "environ"));
        } catch (IOException ex) {
            return "";
        }
    }

    private static long resident(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter((line) -> line.startsWith("VmRSS:"))
                    .map((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException ex) {
            return -1;
        }
    }

    /** Makes an archive of a class and the libraries that it needs. */
    private static SdkBytes archive(Class<?> handler) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String name = handler.getName().replace('.', '/') + ".class";
            try (InputStream code = handler.getClassLoader().getResourceAsStream(name)) {
                put(zip, name, Objects.requireNonNull(code).readAllBytes());
            }
            for (String entry : ModuleClassPath.of("lambdas/functions").split(File.pathSeparator)) {
                Path library = Path.of(entry);
                if (Files.isRegularFile(library) && NOT_NEEDED.stream().noneMatch(entry::contains)) {
                    put(zip, "lib/" + library.getFileName(), Files.readAllBytes(library));
                }
            }
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
