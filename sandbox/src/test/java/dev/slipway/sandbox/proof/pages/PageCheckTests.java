package dev.slipway.sandbox.proof.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.browser.Chromium;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The proof of the pages turns red when a page breaks what it promises. */
@EnabledIf(value = "hasBrowser", disabledReason = "There is no Chromium on this machine.")
class PageCheckTests {

    private static final String GOOD = """
            <!DOCTYPE html><html lang="en"><head><title>Good</title></head>
            <body><main><h1>Good</h1><p>Words.</p></main></body></html>""";
    private static final String BAD = """
            <!DOCTYPE html><html lang="en"><head><title>Bad</title></head>
            <body><main><h1>Bad</h1><img src="http://127.0.0.1:1/away.png">
            <script>console.error("no"); </script><div style="width: 3000px">wide</div></main></body></html>""";

    static boolean hasBrowser() {
        return Chromium.program().isPresent();
    }

    @Test
    void findsNothingOnAGoodPageAndEverythingOnABadOne() {
        List<String> troubles = new ArrayList<>();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route((routes) -> routes.get(
                                "/good",
                                (request, response) -> response.header("Content-Type", "text/html")
                                        .sendString(Mono.just(GOOD)))
                        .get(
                                "/bad",
                                (request, response) -> response.header("Content-Type", "text/html")
                                        .sendString(Mono.just(BAD))))
                .bindNow();
        try (Chromium chromium = Chromium.start();
                BrowserContext reader = chromium.reader(ColorScheme.LIGHT, 360, true)) {
            PageCheck check = new PageCheck(URI.create("http://127.0.0.1:" + server.port()), troubles::add);

            Findings good = check.look(reader, "/good");
            assertThat(troubles).isEmpty();
            assertThat(good.isClean(120)).isTrue();
            assertThat(good.isClean(0)).isFalse();

            Findings bad = check.look(reader, "/bad");
            assertThat(bad.violations()).isPositive();
            assertThat(bad.consoleErrors()).isPositive();
            assertThat(bad.leaving()).isEqualTo(1);
            assertThat(bad.sideways()).isEqualTo(1);
            assertThat(good.and(bad).isClean(120)).isFalse();
        } finally {
            server.disposeNow();
        }
    }
}
