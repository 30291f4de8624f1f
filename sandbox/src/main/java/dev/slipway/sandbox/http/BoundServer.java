package dev.slipway.sandbox.http;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A server on 127.0.0.1 that ends wholly: on connections that are kept open nobody talks on to what was stopped. */
public final class BoundServer implements AutoCloseable {

    private static final Duration STARTING = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final DisposableServer server;
    private final ChannelGroup connections;

    private BoundServer(DisposableServer server, ChannelGroup connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * Starts to listen.
     *
     * @param port port, or 0 for a free one
     * @param handler what answers
     */
    public static BoundServer bind(
            int port,
            BiFunction<? super HttpServerRequest, ? super HttpServerResponse, ? extends Publisher<Void>> handler) {
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        DisposableServer server = SandboxLoops.server()
                .port(port)
                .doOnConnection((connection) -> connections.add(connection.channel()))
                .handle(handler)
                .bindNow(STARTING);
        return new BoundServer(server, connections);
    }

    /** Returns the port. */
    public int port() {
        return this.server.port();
    }

    /** Returns the address as people and programs on this machine spell it. */
    public URI address() {
        return URI.create("http://localhost:" + port());
    }

    /** Stops the server: it answers nobody any more, on open connections neither. */
    @Override
    public void close() {
        this.server.disposeNow(CLOSING);
        this.connections.close().awaitUninterruptibly(CLOSING.toMillis());
    }
}
