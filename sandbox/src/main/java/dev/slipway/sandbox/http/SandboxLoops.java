package dev.slipway.sandbox.http;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Servers and clients on event loops of the sandbox's own. Reactor Netty's global loops end with any application context
 * that uses them, such as a portal's; what runs here goes on.
 */
public final class SandboxLoops {

    private static final LoopResources LOOPS = LoopResources.create("sandbox");

    private SandboxLoops() {}

    /** Returns a server that listens on 127.0.0.1 only. */
    static HttpServer server() {
        return HttpServer.create().host("127.0.0.1").runOn(LOOPS);
    }

    /** Returns a client with its own connections. */
    public static HttpClient client(ConnectionProvider connections) {
        return HttpClient.create(connections).runOn(LOOPS);
    }

    /** Returns a connector for a {@code WebClient} with its own connections. */
    public static ClientHttpConnector connector(ConnectionProvider connections) {
        return new ReactorClientHttpConnector(client(connections));
    }
}
