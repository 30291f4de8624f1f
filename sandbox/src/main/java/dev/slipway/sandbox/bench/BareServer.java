package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The smallest server of the same kind as the portal: one WebFlux handler that answers a constant. */
public final class BareServer {

    private static final String ANSWER = "{\"name\":\"hello\"}";

    private BareServer() {}

    /** @param arguments the port */
    public static void main(String[] arguments) throws IOException {
        ReactorHttpHandlerAdapter handler =
                new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(RouterFunctions.route()
                        .GET(
                                "/**",
                                (request) -> ServerResponse.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .bodyValue(ANSWER))
                        .build()));
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .handle(handler)
                .bindNow();
        // It ends with its standard input, so that it does not outlive who started it.
        System.in.transferTo(System.out);
        server.disposeNow();
    }

    /** Starts it in a process of its own, with the same options as a portal of the benchmarks. */
    static ChildJvm start(int port, Path folder) {
        List<String> options = new ArrayList<>(
                List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
        options.add(System.getProperty("java.class.path"));
        return ChildJvm.start(
                options,
                List.of(BareServer.class.getName(), String.valueOf(port)),
                (builder) -> builder.redirectErrorStream(true)
                        .redirectOutput(ChildJvm.log(folder.resolve("bare-server.out"))));
    }
}
