package dev.slipway.sandbox.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.Task;

class TaskMemoryTests {

    @TempDir
    Path folder;

    @Test
    void endsATaskThatTakesMoreMemoryThanItMay() throws Exception {
        try (ContainerWorld world = new ContainerWorld(this.folder)) {
            EcsAsyncClient client = world.client(EcsAsyncClient.class);
            String definition = world.define("hog", world.push("hog", "hog"));
            Task begun = client.runTask((run) -> run.cluster("test").taskDefinition(definition))
                    .join()
                    .tasks()
                    .get(0);
            String arn = begun.taskArn();
            assertThat(begun.lastStatus()).isEqualTo("PROVISIONING");

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> describe(client, arn).lastStatus().equals("STOPPED"));

            Task task = describe(client, arn);
            String runs = task.attributes().get(0).value();
            Assumptions.assumeTrue(runs.contains("control group"), "This machine runs tasks " + runs);
            assertThat(task.containers()).singleElement().satisfies((container) -> {
                assertThat(container.exitCode()).isEqualTo(137);
                assertThat(container.reason()).isEqualTo("OutOfMemoryError: Container killed due to memory usage");
            });
        }
    }

    private static Task describe(EcsAsyncClient client, String arn) {
        return client.describeTasks((describe) -> describe.cluster("test").tasks(List.of(arn)))
                .join()
                .tasks()
                .get(0);
    }
}
