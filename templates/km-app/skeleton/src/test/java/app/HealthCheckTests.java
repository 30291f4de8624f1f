package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCheckTests {

    private HttpServer app;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        this.app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.app.createContext("/", (exchange) -> {
            exchange.sendResponseHeaders(this.status, -1);
            exchange.close();
        });
        this.app.start();
    }

    @AfterEach
    void stop() {
        this.app.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + this.app.getAddress().getPort() + "/health/live");
    }

    @Test
    void isContentWithAnAppThatAnswers() {
        assertThat(HealthCheck.isAlive(address())).isTrue();
    }

    @Test
    void mindsAnAppThatIsIll() {
        this.status = 503;

        assertThat(HealthCheck.isAlive(address())).isFalse();
    }

    @Test
    void mindsAnAppThatIsGone() {
        URI address = address();
        this.app.stop(0);

        assertThat(HealthCheck.isAlive(address)).isFalse();
    }
}
