package dev.slipway.sandbox.aws.lambda;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.RestJsonProtocol;
import dev.slipway.sandbox.aws.delivery.Targets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lambda. Handlers of this repository run as they are compiled; each version of a function has one warm JVM, so its
 * invocations take turns where AWS would start more.
 */
public final class Lambda implements AwsService, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INVOCATIONS = Pattern.compile("/2015-03-31/functions/(?<function>[^/]+)/invocations");
    private static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

    private final FunctionStore functions;
    private final FunctionJvms jvms;
    private final AsynchronousInvocations asynchronous;
    private final RestJsonProtocol protocol = new RestJsonProtocol("InvalidParameterValueException");

    /**
     * Opens it with the functions of an earlier run.
     *
     * @param data folder that keeps functions, waiting events and logs ({@code <function>.log})
     * @param frontDoor address that functions find AWS at
     * @param targets where results of asynchronous invocations are sent
     * @param pause time before an asynchronous invocation is tried again; the second time it is twice as long. AWS waits
     *     one minute
     */
    public Lambda(Path data, URI frontDoor, Targets targets, Duration pause) {
        Clock clock = Clock.systemUTC();
        FunctionCode code = new FunctionCode(data);
        this.functions = new FunctionStore(data);
        this.jvms = new FunctionJvms(code, frontDoor, data);
        this.asynchronous = new AsynchronousInvocations(data, this.functions, this.jvms, targets, clock, pause);
        new FunctionOperations(this.functions, code, this.jvms, clock).addTo(this.protocol);
        new AliasOperations(this.functions).addTo(this.protocol);
        new PolicyOperations(this.functions).addTo(this.protocol);
        new AsynchronousOperations(this.functions).addTo(this.protocol);
        new TagOperations(this.functions).addTo(this.protocol);
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("lambda");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        Matcher invocations = INVOCATIONS.matcher(request.uri().getRawPath());
        return request.method().equals(HttpMethod.POST) && invocations.matches()
                ? invoke(request, UriUtils.decode(invocations.group("function"), "UTF-8"))
                : this.protocol.handle(request);
    }

    @Override
    public void close() {
        this.jvms.close();
        this.asynchronous.close();
    }

    private Mono<ServerResponse> invoke(ServerRequest request, String function) {
        String type = request.headers().firstHeader("X-Amz-Invocation-Type");
        String qualifier = request.queryParam("Qualifier").orElse(null);
        return request.bodyToMono(String.class)
                .defaultIfEmpty("{}")
                .publishOn(Schedulers.boundedElastic())
                .flatMap((payload) -> invoke(FunctionName.of(function, qualifier), type == null ? "" : type, payload))
                .onErrorResume(RestJsonProtocol::refuse);
    }

    private Mono<ServerResponse> invoke(FunctionName name, String type, String payload) {
        FunctionVersion version = this.functions.version(name);
        check(payload);
        Invocation invocation = Invocation.of(payload, name.arn());
        return switch (type) {
            case "Event" -> {
                this.asynchronous.add(name, invocation);
                yield answer(202, version, invocation).build();
            }
            case "DryRun" -> answer(204, version, invocation).build();
            case "", "RequestResponse" ->
                Mono.fromFuture(this.jvms.invoke(version, invocation))
                        .flatMap((outcome) -> answer(version, invocation, outcome));
            default ->
                Mono.error(AwsError.of(
                        "InvalidParameterValueException",
                        "Value '%s' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]"
                                .formatted(type)));
        };
    }

    private static Mono<ServerResponse> answer(FunctionVersion version, Invocation invocation, Outcome outcome) {
        ServerResponse.BodyBuilder answer = answer(200, version, invocation);
        if (outcome.error() != null) {
            answer.header("X-Amz-Function-Error", outcome.error());
        }
        return answer.bodyValue(outcome.payload());
    }

    private static ServerResponse.BodyBuilder answer(int status, FunctionVersion version, Invocation invocation) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("x-amzn-RequestId", invocation.id())
                .header("X-Amz-Executed-Version", version.version());
    }

    private static void check(String payload) {
        if (payload.length() > LARGEST_PAYLOAD) {
            throw new AwsError(
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than %d bytes for the InvokeFunction operation"
                            .formatted(LARGEST_PAYLOAD));
        }
        try {
            JSON.readTree(payload);
        } catch (JacksonException ex) {
            throw AwsError.of(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + ex.getOriginalMessage());
        }
    }
}
