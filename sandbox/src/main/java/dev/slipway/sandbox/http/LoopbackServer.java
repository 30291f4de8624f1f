package dev.slipway.sandbox.http;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

/** One HTTP server of an outside system, bound to 127.0.0.1 and nothing else. */
public final class LoopbackServer implements AutoCloseable {

    /** A filter that lets everything pass. */
    public static final WebFilter OPEN = (exchange, chain) -> chain.filter(exchange);

    private static final int MEMORY_OF_ONE_BODY = 16 * 1024 * 1024;

    private final BoundServer server;

    private LoopbackServer(BoundServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param port port, or 0 for a free one
     * @param routes what it answers
     */
    public static LoopbackServer start(int port, RouterFunction<ServerResponse> routes) {
        return start(port, OPEN, routes);
    }

    /**
     * Starts a server with something before it.
     *
     * @param port port, or 0 for a free one
     * @param filter what each request passes first
     * @param routes what it answers
     */
    public static LoopbackServer start(int port, WebFilter filter, RouterFunction<ServerResponse> routes) {
        return startKnowingAddress(port, filter, (address) -> routes);
    }

    /**
     * Starts a server whose answers name its own address.
     *
     * @param port port, or 0 for a free one
     * @param routes what it answers, given its address; requests that come earlier wait
     */
    public static LoopbackServer startKnowingAddress(int port, Function<URI, RouterFunction<ServerResponse>> routes) {
        return startKnowingAddress(port, OPEN, routes);
    }

    /**
     * Starts a server with something before it, whose answers name its own address.
     *
     * @param port port, or 0 for a free one
     * @param filter what each request passes first
     * @param routes what it answers, given its address; requests that come earlier wait
     */
    public static LoopbackServer startKnowingAddress(
            int port, WebFilter filter, Function<URI, RouterFunction<ServerResponse>> routes) {
        CompletableFuture<ReactorHttpHandlerAdapter> handler = new CompletableFuture<>();
        LoopbackServer server = new LoopbackServer(BoundServer.bind(
                port,
                (request, response) ->
                        Mono.fromFuture(handler, true).flatMap((ready) -> ready.apply(request, response))));
        handler.complete(adapt(filter, routes.apply(server.address())));
        return server;
    }

    /** Returns the port. */
    public int port() {
        return this.server.port();
    }

    /** Returns the address as people and programs on this machine spell it. */
    public URI address() {
        return this.server.address();
    }

    /** Stops the server: it answers nobody any more, on open connections neither. */
    @Override
    public void close() {
        this.server.close();
    }

    private static ReactorHttpHandlerAdapter adapt(WebFilter filter, RouterFunction<ServerResponse> routes) {
        HandlerStrategies strategies = HandlerStrategies.builder()
                .codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(MEMORY_OF_ONE_BODY))
                .build();
        // Forms are read by the handler's own codecs and not by the strategies', so both are told the limit.
        ServerCodecConfigurer codecs = ServerCodecConfigurer.create();
        codecs.defaultCodecs().maxInMemorySize(MEMORY_OF_ONE_BODY);
        HttpHandler handler = WebHttpHandlerBuilder.webHandler(RouterFunctions.toWebHandler(routes, strategies))
                .filter(filter)
                .exceptionHandlers((handlers) -> handlers.addAll(strategies.exceptionHandlers()))
                .codecConfigurer(codecs)
                .build();
        return new ReactorHttpHandlerAdapter(handler);
    }
}
