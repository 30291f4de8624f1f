package dev.slipway.sandbox.aws.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.ContainerPlatform.Rollout;
import dev.slipway.portal.cloud.ContainerPlatform.Scaling;
import dev.slipway.portal.cloud.ContainerPlatform.Service;
import dev.slipway.portal.inventory.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

class EcsTests {

    @TempDir
    static Path folder;

    private static ContainerWorld world;

    @BeforeAll
    static void start() {
        world = new ContainerWorld(folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void replacesARunningVersionWithoutALostRequestAndReturnsToItFromOneThatDies() throws Exception {
        String group = world.route("shop");
        String first = world.define("shop", world.push("shop", "serve", "one"));
        world.platform()
                .createService(world.service("shop", first, 1, group), world.mark("shop"))
                .block();
        await().atMost(Duration.ofSeconds(60)).until(() -> stateOf("shop").equals("COMPLETED"));
        assertThat(world.ask("shop")).startsWith("one");

        ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
        Disposable loop = Flux.interval(Duration.ofMillis(20), Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe((tick) -> answers.add(world.ask("shop")), (ex) -> answers.add(ex.toString()));
        String second = world.define("shop", world.push("shop", "serve", "two"));
        world.platform().updateService("test", "shop", second).block();
        await().atMost(Duration.ofSeconds(60)).until(() -> stateOf("shop").equals("COMPLETED"));
        assertThat(primary("shop").taskDefinition()).isEqualTo(second);

        String dying = world.define("shop", world.push("shop", "die"));
        world.platform().updateService("test", "shop", dying).block();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> primary("shop").taskDefinition().equals(second));
        await().atMost(Duration.ofSeconds(60)).until(() -> stateOf("shop").equals("COMPLETED"));
        loop.dispose();

        assertThat(answers).hasSizeGreaterThan(50).allMatch((answer) -> answer.matches("(one|two) .*"));
        assertThat(answers).anyMatch((answer) -> answer.startsWith("two"));
        assertThat(service("shop").rollouts()).anySatisfy((rollout) -> {
            assertThat(rollout.taskDefinition()).isEqualTo(dying);
            assertThat(rollout.state()).isEqualTo("FAILED");
            assertThat(rollout.reason()).contains("circuit breaker");
            assertThat(rollout.failedTasks()).isEqualTo(3);
        });
        assertThat(world.platform().lastLogLines("/slipway/shop", 50).block())
                .anyMatch((line) -> line.contains("I cannot live without a database"));
        world.platform().deleteService("test", "shop", world.mark("shop")).block();
    }

    @Test
    void runsATaskInTheImagesRootAsTheImagesUser() throws Exception {
        String group = world.route("rooted");
        String definition = world.define("rooted", world.push("rooted", "serve", "one"));
        world.platform()
                .createService(world.service("rooted", definition, 1, group), world.mark("rooted"))
                .block();
        await().atMost(Duration.ofSeconds(60)).until(() -> stateOf("rooted").equals("COMPLETED"));

        String answer = world.ask("rooted");

        if (Files.isDirectory(Path.of("/proc/self/ns")) && "root".equals(System.getProperty("user.name"))) {
            assertThat(answer).contains("uid=1000").contains("etc=false");
        }
        assertThat(answer).contains("secret=none");
        world.platform().deleteService("test", "rooted", world.mark("rooted")).block();
    }

    @Test
    void givesATaskItsSecrets() throws Exception {
        SecretsManagerAsyncClient secrets = world.client(SecretsManagerAsyncClient.class);
        String arn = secrets.createSecret((request) -> request.name("database").secretString("{\"password\":\"hush\"}"))
                .join()
                .arn();
        String definition = world.define(
                "secretive", world.push("secretive", "serve", "one"), Map.of("SECRET", arn + ":password::"));
        world.platform()
                .createService(
                        world.service("secretive", definition, 1, world.route("secretive")), world.mark("secretive"))
                .block();

        await().atMost(Duration.ofSeconds(60)).until(() -> stateOf("secretive").equals("COMPLETED"));

        assertThat(world.ask("secretive")).contains("secret=hush");
        world.platform()
                .deleteService("test", "secretive", world.mark("secretive"))
                .block();
    }

    @Test
    void startsATaskAnewWhenItsProcessDies() throws Exception {
        String group = world.route("phoenix");
        String definition = world.define("phoenix", world.push("phoenix", "serve", "one"));
        world.platform()
                .createService(world.service("phoenix", definition, 1, group), world.mark("phoenix"))
                .block();
        await().atMost(Duration.ofSeconds(60)).until(() -> stateOf("phoenix").equals("COMPLETED"));
        EcsAsyncClient client = world.client(EcsAsyncClient.class);
        String task = tasks(client, "phoenix", DesiredStatus.RUNNING).get(0);

        client.stopTask((request) -> request.cluster("test").task(task).reason("test"))
                .join();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            List<String> running = tasks(client, "phoenix", DesiredStatus.RUNNING);
            return running.size() == 1
                    && !running.contains(task)
                    && world.ask("phoenix").startsWith("one");
        });
        world.platform().deleteService("test", "phoenix", world.mark("phoenix")).block();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> world.platform()
                        .findService("test", "phoenix")
                        .blockOptional()
                        .isEmpty());
    }

    @Test
    void givesAFirstDeploymentUpWithoutReturning() {
        String definition = world.define("stillborn", "nowhere/image:1");
        world.platform()
                .createService(
                        world.service("stillborn", definition, 1, world.route("stillborn")), world.mark("stillborn"))
                .block();

        await().atMost(Duration.ofSeconds(30)).until(() -> stateOf("stillborn").equals("FAILED"));

        assertThat(service("stillborn").events()).anyMatch((event) -> event.contains("CannotPullContainerError"));
        world.platform().stopService("test", "stillborn").block();
        assertThat(service("stillborn").desired()).isZero();
        world.platform()
                .deleteService("test", "stillborn", world.mark("stillborn"))
                .block();
    }

    @Test
    void createsAServiceOnceAndOnlyForTheSameMark() {
        String definition = world.define("once", "nowhere/image:1");
        var spec = world.service("once", definition, 0, world.route("once"));

        String arn = Objects.requireNonNull(
                        world.platform().createService(spec, world.mark("once")).block())
                .arn();

        assertThat(world.platform().createService(spec, world.mark("once")).block())
                .extracting(Service::arn)
                .isEqualTo(arn);
        assertThatThrownBy(() -> world.platform()
                        .createService(spec, new Mark(new AppName("once"), "run-2"))
                        .block())
                .isInstanceOf(Conflict.class);
        world.platform()
                .deleteService("test", "once", new Mark(new AppName("once"), "run-2"))
                .block();
        assertThat(world.platform().findService("test", "once").block()).isNotNull();
    }

    @Test
    void changesTheTagsOnlyOfAServiceWithTheSameMark() {
        String definition = world.define("moved", "nowhere/image:1");
        world.platform()
                .createService(world.service("moved", definition, 0, world.route("moved")), world.mark("moved"))
                .block();
        Mark other = new Mark(new AppName("moved"), "run-2");

        world.platform()
                .tagService("test", "moved", Map.of("slipway:team", "quay"), other)
                .block();
        assertThat(service("moved").tags()).doesNotContainKey("slipway:team");
        world.platform()
                .tagService("test", "moved", Map.of("slipway:team", "quay"), world.mark("moved"))
                .block();

        assertThat(service("moved").tags())
                .containsEntry("slipway:team", "quay")
                .containsEntry("slipway:run", "run-1");
    }

    @Test
    void scalesOnlyAServiceThatExists() {
        assertThatThrownBy(() -> world.platform()
                        .scale("test", "nobody", new Scaling(1, 4, 60))
                        .block())
                .isInstanceOfSatisfying(
                        OutsideFault.class,
                        (fault) -> assertThat(fault.mayHeal()).isFalse());

        world.platform()
                .createService(
                        world.service("scaled", world.define("scaled", "nowhere/image:1"), 0, world.route("scaled")),
                        world.mark("scaled"))
                .block();
        world.platform().scale("test", "scaled", new Scaling(1, 4, 60)).block();
        world.platform().deleteService("test", "scaled", world.mark("scaled")).block();
    }

    private static Service service(String name) {
        return Objects.requireNonNull(world.platform().findService("test", name).block());
    }

    private static Rollout primary(String name) {
        return service(name).rollouts().get(0);
    }

    private static String stateOf(String name) {
        return primary(name).state();
    }

    private static List<String> tasks(EcsAsyncClient client, String service, DesiredStatus status) {
        return client.listTasks((request) ->
                        request.cluster("test").serviceName(service).desiredStatus(status))
                .join()
                .taskArns();
    }
}
