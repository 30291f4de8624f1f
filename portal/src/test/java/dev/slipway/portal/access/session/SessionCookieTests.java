package dev.slipway.portal.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.store.InMemoryTable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.session.CookieWebSessionIdResolver;

class SessionCookieTests {

    @ParameterizedTest
    @CsvSource({"https://slipway.acme.example, true", "http://localhost:8080, false"})
    void travelsByTlsOnlyWhereBrowsersComeByTls(URI url, boolean secure) {
        SessionConfiguration configuration = new SessionConfiguration();
        CookieWebSessionIdResolver ids = new CookieWebSessionIdResolver();
        configuration.webSessionManager(
                configuration.tableSessions(new InMemoryTable(), Clock.systemUTC(), Duration.ofHours(8)),
                ids,
                new PortalProperties(url, "acme", "image", "t", "a", Map.of(), Map.of()));
        MockServerWebExchange behindAProxy =
                MockServerWebExchange.from(MockServerHttpRequest.get("http://10.0.0.7:8080/apps"));

        ids.setSessionId(behindAProxy, "some-id");

        ResponseCookie cookie =
                Objects.requireNonNull(behindAProxy.getResponse().getCookies().getFirst(ids.getCookieName()));
        assertThat(cookie.isSecure()).isEqualTo(secure);
        assertThat(cookie.isHttpOnly()).isTrue();
    }
}
