package dev.slipway.sandbox.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.aws.AwsSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;

class LambdaTests {

    private final Path data;
    private final AwsSandbox sandbox;
    private final LambdaClient lambda;

    LambdaTests(@TempDir Path data) {
        this.data = data;
        this.sandbox = AwsSandbox.startWithoutTables(data);
        this.lambda = this.sandbox.client(LambdaClient.builder());
    }

    @AfterEach
    void stop() {
        this.lambda.close();
        this.sandbox.close();
    }

    @Test
    void runsAnArchiveAndEndsWhatTakesTooLong() throws IOException {
        SdkBytes archive = archive();
        this.lambda.createFunction(
                (create) -> function(create, MoodyFunction.class.getName()).code((code) -> code.zipFile(archive)));

        assertThat(invoke("\"hello\"").payload().asUtf8String()).isEqualTo("\"hello, Slipway\"");
        InvokeResponse late = invoke("\"sleep\"");
        assertThat(late.functionError()).isEqualTo("Unhandled");
        assertThat(late.payload().asUtf8String()).contains("Task timed out after 2.00 seconds");
        InvokeResponse dead = invoke("\"exit\"");
        assertThat(dead.payload().asUtf8String()).contains("Runtime.ExitError", "exit status 3");
        assertThat(invoke("\"again\"").payload().asUtf8String()).isEqualTo("\"again, Slipway\"");
    }

    @Test
    void keepsVersionsAndAliasesApart() {
        this.lambda.createFunction((create) -> ours(create).publish(true));
        this.lambda.updateFunctionConfiguration(
                (update) -> update.functionName("moody").description("second"));
        String second = this.lambda
                .publishVersion((publish) -> publish.functionName("moody"))
                .version();
        String alias = this.lambda
                .createAlias(
                        (create) -> create.functionName("moody").name("live").functionVersion("1"))
                .aliasArn();

        assertThat(second).isEqualTo("2");
        assertThat(this.lambda
                        .publishVersion((publish) -> publish.functionName("moody"))
                        .version())
                .as("nothing new, nothing published")
                .isEqualTo("2");
        assertThat(this.lambda
                        .getFunctionConfiguration((get) -> get.functionName(alias))
                        .version())
                .isEqualTo("1");
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> this.lambda.deleteFunction(
                        (delete) -> delete.functionName("moody").qualifier("1")));
    }

    @Test
    void keepsFunctionsOverARestart() {
        this.lambda.createFunction(this::ours);
        this.sandbox.close();

        try (AwsSandbox again = AwsSandbox.startWithoutTables(this.data);
                LambdaClient client = again.client(LambdaClient.builder())) {
            assertThat(client.getFunction((get) -> get.functionName("moody"))
                            .configuration()
                            .environment()
                            .variables())
                    .containsEntry("WHO", "Slipway");
        }
    }

    @Test
    void refusesAsAwsDoes() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> invoke("{}"))
                .withMessageContaining("Function not found: arn:aws:lambda:eu-central-1:123456789012:function:moody");
        this.lambda.createFunction(this::ours);
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> this.lambda.createFunction(this::ours))
                .withMessageContaining("Function already exist: moody");
        assertThatExceptionOfType(InvalidRequestContentException.class).isThrownBy(() -> invoke("{"));
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> this.lambda.createFunction(
                        (create) -> ours(create).functionName("other").role("nobody")))
                .withMessageContaining("'role' failed to satisfy constraint");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> this.lambda.getPolicy((get) -> get.functionName("moody")));
    }

    private InvokeResponse invoke(String payload) {
        return this.lambda.invoke((invoke) -> invoke.functionName("moody").payload(SdkBytes.fromUtf8String(payload)));
    }

    private CreateFunctionRequest.Builder ours(CreateFunctionRequest.Builder create) {
        return function(create, "dev.slipway.lambdas.RecorderHandler")
                .code((code) -> code.s3Bucket("code").s3Key("functions.jar"));
    }

    private static CreateFunctionRequest.Builder function(CreateFunctionRequest.Builder create, String handler) {
        return create.functionName("moody")
                .runtime(Runtime.JAVA17)
                .handler(handler)
                .role("arn:aws:iam::123456789012:role/moody")
                .timeout(2)
                .environment((environment) -> environment.variables(Map.of("WHO", "Slipway")));
    }

    private static SdkBytes archive() throws IOException {
        String name = MoodyFunction.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                InputStream code = LambdaTests.class.getClassLoader().getResourceAsStream(name)) {
            zip.putNextEntry(new ZipEntry(name));
            Objects.requireNonNull(code).transferTo(zip);
        }
        return SdkBytes.fromByteArray(bytes.toByteArray());
    }
}
