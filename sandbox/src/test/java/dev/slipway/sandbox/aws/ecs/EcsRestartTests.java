package dev.slipway.sandbox.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.aws.ecs.runtime.ProcessRegister;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsRestartTests {

    @TempDir
    Path folder;

    @Test
    void startsTheTasksOfItsServicesAnew() throws Exception {
        int port;
        try (ContainerWorld first = new ContainerWorld(this.folder)) {
            String definition = first.define("durable", first.push("durable", "serve", "one"));
            first.platform()
                    .createService(
                            first.service("durable", definition, 1, first.route("durable")), first.mark("durable"))
                    .block();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> first.ask("durable").startsWith("one"));
            port = first.registryPort();
        }

        try (ContainerWorld second = new ContainerWorld(this.folder, port)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> second.ask("durable").startsWith("one"));
        }
    }

    @Test
    void endsOnlyTheProcessThatAnEarlierSandboxStarted() throws Exception {
        Process left = new ProcessBuilder("sleep", "60").start();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Instant start = left.toHandle().info().startInstant().orElseThrow();
            @SuppressWarnings("rawtypes")
            Documents<Map> entries = Documents.open(this.folder, Map.class);
            entries.put("a", Map.of("task", "a", "pid", left.pid(), "start", start.toString()));
            entries.put("b", Map.of("task", "b", "pid", stranger.pid(), "start", Instant.EPOCH.toString()));

            assertThat(new ProcessRegister(this.folder).endLeftBehind()).isEqualTo(1);

            assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(new ProcessRegister(this.folder).endLeftBehind()).isZero();
        } finally {
            List.of(left, stranger).forEach(Process::destroyForcibly);
        }
    }
}
