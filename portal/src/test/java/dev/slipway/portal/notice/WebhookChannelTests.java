package dev.slipway.portal.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.portal.OutsideFault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Writes to a chat on this machine. */
class WebhookChannelTests {

    private static final Notice FAILED = new Notice(
            "e-1",
            Notice.Kind.FAILED,
            "shop",
            "city-hall",
            "prod",
            "dana",
            "c0ffee",
            null,
            "<!channel> & <http://evil.example|click>");

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final DisposableServer chat = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route((routes) -> routes.post(
                            "/services/secret",
                            (request, response) -> request.receive()
                                    .aggregate()
                                    .asString()
                                    .doOnNext(this.bodies::add)
                                    .then(response.sendString(Mono.just("ok")).then()))
                    .post("/gone", (request, response) -> response.status(404).send())
                    .post("/moved", (request, response) -> response.sendRedirect("/services/secret"))
                    .post("/silent", (request, response) -> Mono.never()))
            .bindNow();

    @AfterEach
    void stop() {
        this.chat.disposeNow();
    }

    @Test
    void writesAsSlackReadsAndLetsNobodyWriteLinks() {
        to("/services/secret").send(FAILED).block();

        String text =
                JsonMapper.shared().readTree(this.bodies.get(0)).path("text").stringValue();
        assertThat(text).isEqualTo("""
                *shop: the deployment to prod failed*
                &lt;!channel&gt; &amp; &lt;http://evil.example|click&gt;
                Asked for by dana
                <http://portal.example/apps/shop/deployments|Open in Slipway>""");
    }

    @Test
    void failsWithoutTellingItsAddress() {
        for (String path : new String[] {"/gone", "/moved", "/silent"}) {
            assertThatThrownBy(() -> to(path).send(FAILED).block())
                    .isInstanceOfSatisfying(
                            OutsideFault.class,
                            (fault) -> assertThat(fault.mayHeal()).isTrue())
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageNotContaining(path);
        }
        assertThat(this.bodies).isEmpty();
    }

    private WebhookChannel to(String path) {
        URI address = URI.create("http://127.0.0.1:" + this.chat.port() + path);
        return new WebhookChannel(address, Duration.ofSeconds(1), NoticeTests.links());
    }
}
