package dev.slipway.sandbox.aws.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.logs.Logs;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What becomes of stacks while the sandbox ends, or while somebody deletes them. */
class InterruptedStackTests {

    private static final String TEMPLATE = """
            Resources:
              Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: []}}}
              Log: {Type: AWS::Logs::LogGroup, DependsOn: Role}
              Secret: {Type: AWS::SecretsManager::Secret, DependsOn: Log, Properties: {SecretString: x}}
            """;

    @TempDir
    Path folder;

    @Test
    void goesOnWithACreationAfterARestart() throws InterruptedException {
        SilentLogs silent = new SilentLogs();
        String id;
        String role;
        try (StacksInTests before = new StacksInTests(this.folder, silent)) {
            id = before.start("shop", TEMPLATE, Map.of());
            assertThat(silent.asked.await(10, TimeUnit.SECONDS)).isTrue();
            role = before.resource("shop", "Role").physicalResourceId();
        }

        try (StacksInTests after = new StacksInTests(this.folder, new Logs(this.folder.resolve("logs")))) {
            assertThat(after.describe(id).stackStatusAsString()).isEqualTo("CREATE_IN_PROGRESS");
            after.resume();

            assertThat(after.settled(id).stackStatusAsString()).isEqualTo("CREATE_COMPLETE");
            assertThat(after.resource("shop", "Role").physicalResourceId()).isEqualTo(role);
            assertThat(after.delete(id).stackStatusAsString()).isEqualTo("DELETE_COMPLETE");
        }
    }

    @Test
    void deletesAStackThatIsStillBeingCreated() throws InterruptedException {
        SilentLogs silent = new SilentLogs();
        try (StacksInTests stacks = new StacksInTests(this.folder, silent)) {
            String id = stacks.start("shop", TEMPLATE, Map.of());
            assertThat(silent.asked.await(10, TimeUnit.SECONDS)).isTrue();

            stacks.client().deleteStack((request) -> request.stackName(id)).join();
            silent.refused.countDown();

            assertThat(stacks.settled(id).stackStatusAsString()).isEqualTo("DELETE_COMPLETE");
            assertThat(stacks.events(id)).extracting("logicalResourceId").doesNotContain("Secret");
        }
    }

    /** A Logs that does not answer before it is told to, and refuses then. */
    private static final class SilentLogs implements AwsService {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch refused = new CountDownLatch(1);

        @Override
        public Set<String> signingNames() {
            return Set.of("logs");
        }

        @Override
        public Mono<ServerResponse> handle(ServerRequest request) {
            this.asked.countDown();
            return Mono.<ServerResponse>fromCallable(() -> {
                        this.refused.await();
                        return null;
                    })
                    .subscribeOn(Schedulers.boundedElastic())
                    .switchIfEmpty(ServerResponse.badRequest()
                            .bodyValue("{\"__type\":\"InvalidParameterException\",\"message\":\"no\"}"));
        }
    }
}
