package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.model.ServiceModel;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The protocols awsJson1.0 and awsJson1.1: the operation stands in {@code X-Amz-Target}, input and output are JSON.
 *
 * <p>An {@link Instant} in the output becomes seconds since 1970, as AWS's clients read times.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
public final class JsonProtocol {

    private static final Logger LOG = LoggerFactory.getLogger(JsonProtocol.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new EpochSeconds()))
            .build();

    private final MediaType type;
    private final Map<String, BiFunction<ObjectNode, Caller, ?>> operations = new TreeMap<>();

    /** @param version {@code 1.0} or {@code 1.1} */
    public JsonProtocol(String version) {
        this.type = MediaType.parseMediaType("application/x-amz-json-" + version);
    }

    /** Adds an operation; its output is a JSON tree, a map or a record. It may block. */
    public JsonProtocol operation(String name, Function<ObjectNode, ?> handler) {
        return operation(name, (input, caller) -> handler.apply(input));
    }

    /** Adds an operation that depends on who calls it. */
    public JsonProtocol operation(String name, BiFunction<ObjectNode, Caller, ?> handler) {
        this.operations.put(name, handler);
        return this;
    }

    /** Answers a request. */
    public Mono<ServerResponse> handle(ServerRequest request) {
        String target = String.valueOf(request.headers().firstHeader("X-Amz-Target"));
        BiFunction<ObjectNode, Caller, ?> operation =
                this.operations.get(target.substring(target.lastIndexOf('.') + 1));
        if (operation == null) {
            return error(
                    this.type, AwsError.of("UnknownOperationException", "The sandbox does not know " + target + "."));
        }
        return request.bodyToMono(String.class)
                .defaultIfEmpty("{}")
                .publishOn(Schedulers.boundedElastic())
                .map((body) -> JSON.writeValueAsString(operation.apply(parse(body), Caller.of(request))))
                .flatMap((output) -> ServerResponse.ok().contentType(this.type).bodyValue(output))
                .onErrorResume((ex) -> error(this.type, refusal(target, ex)));
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

    private static AwsError refusal(String target, Throwable ex) {
        if (ex instanceof AwsError error) {
            return error;
        }
        LOG.error("{} failed in the sandbox", target, ex);
        return new AwsError(500, "InternalFailure", "The sandbox failed to answer %s: %s".formatted(target, ex));
    }

    /** Answers with a refusal in a service's own version of the protocol. */
    static Mono<ServerResponse> error(ServiceModel model, AwsError error) {
        MediaType type = MediaType.parseMediaType("application/x-amz-json-" + model.jsonVersion());
        if (!model.queryCompatible()) {
            return error(type, error);
        }
        String queryCode =
                error.code().replaceFirst("Exception$", "") + (error.status() < 500 ? ";Sender" : ";Receiver");
        return error(type, error, (headers) -> headers.set("x-amzn-query-error", queryCode));
    }

    static Mono<ServerResponse> error(MediaType type, AwsError error) {
        return error(type, error, (headers) -> {});
    }

    private static Mono<ServerResponse> error(MediaType type, AwsError error, Consumer<HttpHeaders> more) {
        ObjectNode body = JSON.createObjectNode().put("__type", error.code()).put("message", error.getMessage());
        return ServerResponse.status(error.status())
                .contentType(type)
                .header("x-amzn-ErrorType", error.code())
                .headers(more)
                .bodyValue(body.toString());
    }

    private static final class EpochSeconds extends StdSerializer<Instant> {

        private EpochSeconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(value.toEpochMilli() / 1000.0);
        }
    }
}
