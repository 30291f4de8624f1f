package dev.slipway.sandbox.proof;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

/** An app as its users reach it: by the host name that the load balancer routes by, which is this machine. */
public final class DeployedApp {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client;

    /** @param address the app's address, a name below {@code .localhost} */
    public DeployedApp(URI address) {
        InetSocketAddress balancer = new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort());
        this.client = HttpClient.create()
                .remoteAddress(() -> balancer)
                .headers((headers) -> headers.set(HttpHeaderNames.HOST, address.getAuthority()))
                .responseTimeout(PATIENCE);
    }

    /** Asks for a path; a connection that breaks is an error of the returned signal. */
    Mono<Answer> get(String path) {
        return this.client
                .get()
                .uri(path)
                .responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("")
                        .map((text) -> new Answer(response.status().code(), text)));
    }

    /** Sends JSON to a path and waits for the answer. */
    Answer send(String method, String path, String json) {
        return Objects.requireNonNull(this.client
                .headers((headers) -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json"))
                .request(HttpMethod.valueOf(method))
                .uri(path)
                .send(ByteBufFlux.fromString(Mono.just(json)))
                .responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("")
                        .map((text) -> new Answer(response.status().code(), text)))
                .block(PATIENCE));
    }

    /** Asks for a path and waits for the answer. */
    public Answer read(String path) {
        return Objects.requireNonNull(get(path).block(PATIENCE));
    }

    /**
     * What came back.
     *
     * @param status HTTP status
     * @param text body
     */
    public record Answer(int status, String text) {}
}
