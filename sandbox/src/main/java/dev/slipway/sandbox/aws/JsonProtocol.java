package dev.slipway.sandbox.aws;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protocols awsJson1.0 and awsJson1.1: the operation stands in {@code X-Amz-Target}, input and output are JSON.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
public final class JsonProtocol {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MediaType type;
    private final Map<String, Function<ObjectNode, ?>> operations = new TreeMap<>();

    /** @param version {@code 1.0} or {@code 1.1} */
    public JsonProtocol(String version) {
        this.type = MediaType.parseMediaType("application/x-amz-json-" + version);
    }

    /** Adds an operation; its output is a JSON tree, a map or a record. It may block. */
    public JsonProtocol operation(String name, Function<ObjectNode, ?> handler) {
        this.operations.put(name, handler);
        return this;
    }

    /** Answers a request. */
    public Mono<ServerResponse> handle(ServerRequest request) {
        String target = String.valueOf(request.headers().firstHeader("X-Amz-Target"));
        Function<ObjectNode, ?> operation = this.operations.get(target.substring(target.lastIndexOf('.') + 1));
        if (operation == null) {
            return error(AwsError.of("UnknownOperationException", "The sandbox does not know " + target + "."));
        }
        return request.bodyToMono(String.class)
                .defaultIfEmpty("{}")
                .publishOn(Schedulers.boundedElastic())
                .map((body) -> JSON.writeValueAsString(operation.apply(parse(body))))
                .flatMap((output) -> ServerResponse.ok().contentType(this.type).bodyValue(output))
                .onErrorResume(AwsError.class, this::error);
    }

    private static ObjectNode parse(String body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException ex) {
            throw AwsError.of("SerializationException", String.valueOf(ex.getOriginalMessage()));
        }
        throw AwsError.of("SerializationException", "The body is not a JSON object.");
    }

    private Mono<ServerResponse> error(AwsError error) {
        ObjectNode body = JSON.createObjectNode().put("__type", error.code()).put("message", error.getMessage());
        return ServerResponse.status(error.status())
                .contentType(this.type)
                .header("x-amzn-ErrorType", error.code())
                .bodyValue(body.toString());
    }
}
