package dev.slipway.sandbox.aws.cloudformation.resource;

import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The addresses that functions answer custom resources at, in place of AWS's signed ones; each takes one answer. */
final class CustomResourceAnswers implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/answers/";

    private final Map<String, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();
    private @Nullable LoopbackServer server;

    /** Opens an address for one answer. */
    synchronized URI open() {
        if (this.server == null) {
            this.server = LoopbackServer.start(
                    0, RouterFunctions.route().PUT(PATH + "{id}", this::take).build());
        }
        String id = UUID.randomUUID().toString();
        this.expected.put(id, new CompletableFuture<>());
        return this.server.address().resolve(PATH + id);
    }

    /**
     * Waits for the answer at an address.
     *
     * @throws IllegalArgumentException if none comes in time
     */
    JsonNode await(URI address, Duration patience) {
        String id = idOf(address.getPath());
        CompletableFuture<JsonNode> answer = this.expected.getOrDefault(id, new CompletableFuture<>());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException ex) {
            throw new IllegalArgumentException(
                    "CloudFormation did not receive a response from your Custom Resource within " + patience);
        } catch (ExecutionException ex) {
            throw new IllegalStateException(ex.getCause());
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The sandbox is closing");
        } finally {
            this.expected.remove(id);
        }
    }

    @Override
    public synchronized void close() {
        if (this.server != null) {
            this.server.close();
        }
    }

    private Mono<ServerResponse> take(ServerRequest request) {
        CompletableFuture<JsonNode> answer = this.expected.get(request.pathVariable("id"));
        if (answer == null) {
            return ServerResponse.status(403).build();
        }
        return request.bodyToMono(byte[].class).flatMap((body) -> {
            answer.complete(JSON.readTree(body));
            return ServerResponse.ok().build();
        });
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
