package dev.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.http.LoopbackServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a hook hears. */
@NullUnmarked
class WebhookTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private GitHubServer server;
    private LoopbackServer listener;
    private Rest dana;

    @BeforeEach
    void start() throws Exception {
        this.server = GitHubServer.start(0, this.folder);
        this.listener = LoopbackServer.start(
                0, RouterFunctions.route().POST("/hook", this::hear).build());
        this.dana = new Rest(this.server.api(), "dana-token");
        this.dana.post("/orgs/acme/repos", "{\"name\":\"shop\",\"private\":true,\"auto_init\":true}");
        String config = "{\"url\":\"%s/hook\",\"content_type\":\"json\",\"secret\":\"s3cret\"}"
                .formatted(this.listener.address());
        this.dana.post(
                "/repos/acme/shop/hooks", "{\"config\":%s,\"events\":[\"push\",\"pull_request\"]}".formatted(config));
    }

    @AfterEach
    void stop() {
        this.server.close();
        this.listener.close();
    }

    @Test
    void isPingedWhenItIsMade() throws Exception {
        Heard ping = next();

        assertThat(ping.event()).isEqualTo("ping");
        assertThat(ping.json().path("hook").path("config").path("secret").stringValue())
                .isEqualTo("********");
    }

    @Test
    void hearsAPushWithASignature() throws Exception {
        next();
        String sha = write("main");

        Heard push = next();

        assertThat(push.event()).isEqualTo("push");
        assertThat(push.headers().get("X-Hub-Signature-256")).isEqualTo("sha256=" + sign(push.body()));
        assertThat(push.headers().get("X-GitHub-Delivery")).isNotEmpty();
        assertThat(push.json().path("ref").stringValue()).isEqualTo("refs/heads/main");
        assertThat(push.json().path("after").stringValue()).isEqualTo(sha);
        assertThat(push.json().path("commits").get(0).path("added").get(0).stringValue())
                .isEqualTo("new.txt");
        assertThat(push.json().path("repository").path("clone_url").stringValue())
                .isEqualTo(this.server.address() + "/acme/shop.git");
        assertThat(push.json().path("pusher").path("name").stringValue()).isEqualTo("dana");
    }

    @Test
    void hearsOfBranchesAndPullRequests() throws Exception {
        next();
        String main = this.dana.get("/repos/acme/shop/git/ref/heads/main").text("object/sha");
        this.dana.post("/repos/acme/shop/git/refs", "{\"ref\":\"refs/heads/change\",\"sha\":\"%s\"}".formatted(main));
        assertThat(next().json().path("created").booleanValue()).isTrue();
        write("change");
        next();
        this.dana.post("/repos/acme/shop/pulls", "{\"title\":\"x\",\"head\":\"change\",\"base\":\"main\"}");
        assertThat(next().json().path("action").stringValue()).isEqualTo("opened");
        this.dana.patch("/repos/acme/shop/pulls/1", "{\"state\":\"closed\"}");
        assertThat(next().json().path("action").stringValue()).isEqualTo("closed");
        this.dana.delete("/repos/acme/shop/git/refs/heads/change");

        assertThat(next().json().path("deleted").booleanValue()).isTrue();
    }

    @Test
    void isToldAgainOnRequest() throws Exception {
        Heard ping = next();
        long hook =
                this.dana.get("/repos/acme/shop/hooks").json().get(0).path("id").longValue();
        String deliveries = "/repos/acme/shop/hooks/" + hook + "/deliveries";
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> this.dana.get(deliveries).json().size() == 1);
        long delivery = this.dana.get(deliveries).json().get(0).path("id").longValue();

        Rest.Reply asked = this.dana.post(deliveries + "/" + delivery + "/attempts", "");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(next().headers().get("X-GitHub-Delivery"))
                .isEqualTo(ping.headers().get("X-GitHub-Delivery"));
    }

    @Test
    void recordsThatNobodyListened() throws Exception {
        next();
        this.listener.close();
        write("main");
        long hook =
                this.dana.get("/repos/acme/shop/hooks").json().get(0).path("id").longValue();

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(this.dana
                                .get("/repos/acme/shop/hooks/" + hook + "/deliveries")
                                .json()
                                .get(0)
                                .path("status")
                                .stringValue())
                        .isEqualTo("failed to connect to host"));
    }

    private String write(String branch) throws Exception {
        return this.dana
                .put(
                        "/repos/acme/shop/contents/new.txt",
                        "{\"message\":\"Add\",\"content\":\"eA==\",\"branch\":\"%s\"}".formatted(branch))
                .text("commit/sha");
    }

    private Mono<ServerResponse> hear(ServerRequest request) {
        return request.bodyToMono(String.class)
                .doOnNext((body) -> this.heard.add(
                        new Heard(body, request.headers().asHttpHeaders().toSingleValueMap())))
                .then(ServerResponse.ok().build());
    }

    private Heard next() throws InterruptedException {
        Heard next = this.heard.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("an event within 10 s").isNotNull();
        return next;
    }

    private static String sign(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** One event that arrived. */
    private record Heard(String body, Map<String, String> headers) {

        String event() {
            return this.headers.get("X-GitHub-Event");
        }

        JsonNode json() {
            return JSON.readTree(this.body);
        }
    }
}
