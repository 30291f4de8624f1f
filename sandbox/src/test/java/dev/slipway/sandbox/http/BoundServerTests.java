package dev.slipway.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class BoundServerTests {

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void letsAClientWithAnOpenConnectionReachTheNextServerOfThePort() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        BoundServer first = answering(0, "first");
        int port = first.port();
        assertThat(ask(client, port)).isEqualTo("first");

        first.close();
        try (BoundServer second = answering(port, "second")) {
            assertThat(ask(client, second.port())).isEqualTo("second");
        }
    }

    @Test
    void endsTheConnectionsThatWereKeptOpen() throws Exception {
        BoundServer server = answering(0, "first");
        try (Socket connection = new Socket("127.0.0.1", server.port())) {
            connection.setSoTimeout(10_000);
            connection.getOutputStream().write(REQUEST);
            assertThat(connection.getInputStream().read()).isEqualTo('H');

            server.close();

            assertThat(connection.getInputStream().readAllBytes()).isNotEmpty();
        }
    }

    private static String ask(HttpClient client, int port) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static BoundServer answering(int port, String text) {
        return BoundServer.bind(port, (request, response) -> response.sendString(Mono.just(text)));
    }
}
