package dev.slipway.sandbox.aws.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.AwsSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2AsyncClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

class ElbTests {

    @TempDir
    static Path folder;

    private static Elb elb;
    private static AwsFrontDoor door;
    private static ElasticLoadBalancingV2AsyncClient client;
    private static final AtomicInteger PRIORITY = new AtomicInteger();

    @BeforeAll
    static void start() {
        elb = new Elb(folder, 0);
        door = new AwsFrontDoor(0, List.of(elb.service()));
        client = AwsSandbox.client(ElasticLoadBalancingV2AsyncClient.builder(), door.address());
    }

    @AfterAll
    static void stop() {
        client.close();
        door.close();
        elb.close();
    }

    @Test
    void sendsAHostsRequestsToItsHealthyTarget() throws Exception {
        DisposableServer app = app("one");
        String group = groupFor("one.test.localhost");
        register(group, app);

        Answer answer = get("one.test.localhost", "/greeting?to=you");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("one /greeting?to=you one.test.localhost 127.0.0.1");
        app.disposeNow();
    }

    @Test
    void tellsWhichHostHasNothingHealthy() throws Exception {
        groupFor("empty.test.localhost");

        Answer answer = get("empty.test.localhost", "/");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("No healthy task stands behind").contains("empty.test.localhost");
    }

    @Test
    void tellsWhichHostsItKnowsWhenAskedForAnother() throws Exception {
        groupFor("known.test.localhost");

        Answer answer = get("unknown.test.localhost", "/");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("unknown.test.localhost").contains("known.test.localhost");
    }

    @Test
    void takesAnotherTargetWhenOneRefusesTheConnection() throws Exception {
        DisposableServer staying = app("staying");
        DisposableServer dying = app("dying");
        String group = groupFor("pair.test.localhost");
        register(group, staying);
        register(group, dying);

        dying.disposeNow();

        for (int i = 0; i < 6; i++) {
            assertThat(get("pair.test.localhost", "/").body()).startsWith("staying");
        }
        staying.disposeNow();
    }

    @Test
    void streamsAnAnswerPieceByPiece() throws Exception {
        DisposableServer app = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route((routes) -> routes.get("/", (request, response) -> response.send())
                        .get(
                                "/events",
                                (request, response) -> response.sse()
                                        .sendString(Flux.just("data: first\n\n").concatWith(Mono.never()))))
                .bindNow();
        String group = groupFor("stream.test.localhost");
        register(group, app);

        String first = HttpClient.create()
                .headers((headers) -> headers.set("Host", "stream.test.localhost"))
                .get()
                .uri(elb.address() + "/events")
                .responseContent()
                .asString()
                .blockFirst(Duration.ofSeconds(5));

        assertThat(first).isEqualTo("data: first\n\n");
        app.disposeNow();
    }

    @Test
    void letsRequestsUnderWayEndWhenATargetLeaves() throws Exception {
        DisposableServer app = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route((routes) -> routes.get("/", (request, response) -> response.send())
                        .get(
                                "/slow",
                                (request, response) ->
                                        response.sendString(Mono.just("done").delayElement(Duration.ofMillis(700)))))
                .bindNow();
        String group = groupFor("drain.test.localhost");
        register(group, app);
        CompletableFuture<Answer> slow = send("drain.test.localhost", "/slow").toFuture();
        await().until(() -> elb.targetGroups().targets(group).stream()
                .anyMatch((target) -> target.underWay().get() == 1));

        client.deregisterTargets((request) -> request.targetGroupArn(group).targets(target(app)))
                .join();

        assertThat(stateOf(group)).containsExactly("draining");
        assertThat(slow.get().body()).isEqualTo("done");
        await().until(() -> stateOf(group).isEmpty());
        app.disposeNow();
    }

    @Test
    void givesAPriorityOnce() {
        String group = groupFor("priority.test.localhost");
        int taken = PRIORITY.get();

        assertThatThrownBy(() -> rule(group, taken, "other.test.localhost"))
                .cause()
                .isInstanceOf(PriorityInUseException.class);
    }

    @Test
    void keepsATargetGroupThatARuleUses() {
        String group = groupFor("used.test.localhost");

        assertThatThrownBy(() -> client.deleteTargetGroup((request) -> request.targetGroupArn(group))
                        .join())
                .cause()
                .isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void hasAListenerFromTheStart() {
        assertThat(client.describeListeners((request) -> request.listenerArns(LoadBalancers.LISTENER))
                        .join()
                        .listeners())
                .singleElement()
                .satisfies((listener) -> assertThat(listener.loadBalancerArn()).isEqualTo(LoadBalancers.ARN));
    }

    private static DisposableServer app(String name) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.sendString(Mono.just("%s %s %s %s"
                        .formatted(
                                name,
                                request.uri(),
                                request.requestHeaders().get("Host"),
                                request.requestHeaders().get("X-Forwarded-For")))))
                .bindNow();
    }

    private static String groupFor(String host) {
        String name = host.substring(0, host.indexOf('.'));
        String group = client.createTargetGroup(
                        (request) -> request.name(name).port(8080).healthCheckPath("/"))
                .join()
                .targetGroups()
                .get(0)
                .targetGroupArn();
        rule(group, PRIORITY.incrementAndGet(), host);
        return group;
    }

    private static void rule(String group, int priority, String host) {
        client.createRule((request) -> request.listenerArn(LoadBalancers.LISTENER)
                        .priority(priority)
                        .conditions(RuleCondition.builder()
                                .field("host-header")
                                .hostHeaderConfig((hosts) -> hosts.values(host))
                                .build())
                        .actions(Action.builder()
                                .type("forward")
                                .targetGroupArn(group)
                                .build()))
                .join();
    }

    private static void register(String group, DisposableServer app) {
        client.registerTargets((request) -> request.targetGroupArn(group).targets(target(app)))
                .join();
        await().until(() -> stateOf(group).stream().allMatch("healthy"::equals));
    }

    private static TargetDescription target(DisposableServer app) {
        return TargetDescription.builder().id("127.0.0.1").port(app.port()).build();
    }

    private static List<String> stateOf(String group) {
        return client
                .describeTargetHealth((request) -> request.targetGroupArn(group))
                .join()
                .targetHealthDescriptions()
                .stream()
                .map((health) -> health.targetHealth().stateAsString())
                .toList();
    }

    private static Answer get(String host, String path) {
        return Objects.requireNonNull(send(host, path).block(Duration.ofSeconds(10)));
    }

    private static Mono<Answer> send(String host, String path) {
        return HttpClient.create()
                .headers((headers) -> headers.set("Host", host))
                .get()
                .uri(elb.address() + path)
                .responseSingle((answer, body) -> body.asString()
                        .defaultIfEmpty("")
                        .map((text) -> new Answer(answer.status().code(), text)));
    }

    private record Answer(int status, String body) {}
}
