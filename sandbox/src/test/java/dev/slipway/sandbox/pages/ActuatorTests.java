package dev.slipway.sandbox.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.http.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and metrics, and nothing else, on a port of their own at the loopback address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActuatorTests {

    private final HttpClient http = HttpClient.newHttpClient();
    private final SignInPortal started;

    ActuatorTests(@TempDir Path folder) {
        this.started = SignInPortal.start(folder);
    }

    @AfterAll
    void stop() {
        this.started.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/metrics", "/actuator/metrics/jvm.memory.used"})
    void tellsHealthAndMetrics(String path) {
        HttpResponse<String> answer = at(this.started.actuator(), path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("components", "details");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auditevents",
                "beans",
                "caches",
                "conditions",
                "configprops",
                "env",
                "env/slipway.access.client-secret",
                "heapdump",
                "httpexchanges",
                "info",
                "logfile",
                "loggers",
                "mappings",
                "prometheus",
                "sbom",
                "scheduledtasks",
                "sessions",
                "shutdown",
                "startup",
                "threaddump"
            })
    void hasNothingElse(String endpoint) {
        assertThat(at(this.started.actuator(), "/actuator/" + endpoint).statusCode())
                .isEqualTo(404);
        assertThat(at(this.started.actuator(), "/actuator").body()).doesNotContain("/" + endpoint + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apps", "/api/who", "/help", "/sign-in", "/v3/api-docs"})
    void hasNoPageAndNoCallOfThePortal(String path) {
        assertThat(at(this.started.actuator(), path).statusCode()).isIn(302, 401, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/metrics", "/actuator/env"})
    void isNotOnThePortalsOwnPort(String path) {
        assertThat(at(this.started.address(), path).statusCode()).isEqualTo(404);
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws IOException {
        Loopback.assertAlone(this.started.actuator().getPort());
    }

    private HttpResponse<String> at(URI server, String path) {
        try {
            return this.http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException ex) {
            throw new IllegalStateException(path, ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }
}
