package dev.slipway.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.app.PortalProperties;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

class HostGuardTests {

    @ParameterizedTest
    @CsvSource({
        "slipway.acme.example, /apps, true",
        "SLIPWAY.acme.example:443, /apps, true",
        "evil.example, /apps, false",
        "slipway.acme.example.evil.example, /apps, false",
        "localhost, /apps, false",
        "10.0.0.7:8080, /readyz, true",
        "10.0.0.7:8080, /readyz/apps, false",
        "127.0.0.1:9080, /actuator/metrics, true"
    })
    void answersUnderItsOwnNameOnly(String host, String path, boolean answers) {
        MockServerWebExchange exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get(path).header("Host", host).build());
        HostGuard guard = new HostGuard(new PortalProperties(
                URI.create("https://slipway.acme.example"), "acme", "image", "t", "a", Map.of(), Map.of()));

        boolean passed = Boolean.TRUE.equals(guard.filter(exchange, (next) -> Mono.empty())
                .thenReturn(true)
                .onErrorReturn(ResponseStatusException.class, false)
                .block());

        assertThat(passed).isEqualTo(answers);
        assertThat(exchange.getResponse().getHeaders().getFirst("Strict-Transport-Security"))
                .startsWith("max-age=31536000");
    }
}
