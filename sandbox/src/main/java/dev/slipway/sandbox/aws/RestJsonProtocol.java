package dev.slipway.sandbox.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The protocol restJson1: method and path choose the operation, the body is JSON.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS restJson1</a>
 */
public final class RestJsonProtocol {

    private static final Logger LOG = LoggerFactory.getLogger(RestJsonProtocol.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String refusal;
    private final List<Operation> operations = new ArrayList<>();

    /** @param refusal the service's error code for bad input, such as {@code ValidationException} */
    public RestJsonProtocol(String refusal) {
        this.refusal = refusal;
    }

    /**
     * Adds an operation. It may block.
     *
     * @param method HTTP method
     * @param path path with variables, as the service's model has it
     * @param status status of its answer
     * @param handler makes the answer's body: a JSON tree, a map or a record; null for none
     */
    public RestJsonProtocol operation(
            HttpMethod method, String path, int status, Function<RestInput, @Nullable Object> handler) {
        PathPattern pattern = PathPatternParser.defaultInstance.parse(path);
        this.operations.add(new Operation(method, pattern, status, handler));
        return this;
    }

    /** Answers a request. */
    public Mono<ServerResponse> handle(ServerRequest request) {
        return request.bodyToMono(String.class)
                .defaultIfEmpty("")
                .publishOn(Schedulers.boundedElastic())
                .flatMap((body) -> answer(request, body))
                .onErrorResume(RestJsonProtocol::refuse);
    }

    /** Answers with a refusal, for operations that do not go through {@link #handle}. */
    public static Mono<ServerResponse> refuse(Throwable ex) {
        if (!(ex instanceof AwsError error)) {
            LOG.error("A call failed in the sandbox", ex);
            return refuse(new AwsError(500, "ServiceException", "The sandbox failed to answer: " + ex));
        }
        String body = JSON.createObjectNode()
                .put("Type", error.status() < 500 ? "User" : "Service")
                .put("Message", error.getMessage())
                .put("message", error.getMessage())
                .toString();
        return ServerResponse.status(error.status())
                .contentType(MediaType.APPLICATION_JSON)
                .header("x-amzn-ErrorType", error.code())
                .bodyValue(body);
    }

    private Mono<ServerResponse> answer(ServerRequest request, String body) {
        for (Operation operation : this.operations) {
            PathPattern.PathMatchInfo match =
                    operation.path.matchAndExtract(request.requestPath().pathWithinApplication());
            if (match != null && operation.method.equals(request.method())) {
                JsonInput input = new JsonInput(parse(body), this.refusal);
                RestInput call = new RestInput(match.getUriVariables(), request.queryParams(), input);
                Object output = operation.handler.apply(call);
                ServerResponse.BodyBuilder answer =
                        ServerResponse.status(operation.status).contentType(MediaType.APPLICATION_JSON);
                return output == null ? answer.build() : answer.bodyValue(JSON.writeValueAsString(output));
            }
        }
        String what = request.method() + " " + request.path();
        return Mono.error(new AwsError(404, "UnknownOperationException", "The sandbox does not know " + what + "."));
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException ex) {
            throw AwsError.of("SerializationException", String.valueOf(ex.getOriginalMessage()));
        }
    }

    private record Operation(
            HttpMethod method, PathPattern path, int status, Function<RestInput, @Nullable Object> handler) {}

    /**
     * Input of an operation.
     *
     * @param path the variables of its path
     * @param query the query parameters
     * @param body the body, an empty object where there is none
     */
    public record RestInput(Map<String, String> path, MultiValueMap<String, String> query, JsonInput body) {

        /** Returns a variable of the path. */
        public String variable(String name) {
            String value = this.path.get(name);
            if (value == null) {
                throw new IllegalArgumentException("The path has no variable " + name);
            }
            return value;
        }

        /** Returns a query parameter, or null. */
        public @Nullable String parameter(String name) {
            return this.query.getFirst(name);
        }
    }
}
