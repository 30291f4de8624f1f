package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.model.Operation;
import dev.slipway.sandbox.aws.model.ServiceContract;
import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * The one address of all AWS services: the service is chosen by the name in the request's signature (in the header, or
 * in the address where it is presigned), as AWS's own clients write it.
 *
 * <p>The access key must be the account's ({@link Caller#ACCOUNT_KEY}) or one that STS issued; signatures themselves are
 * not verified.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature
 *     version 4</a>
 */
public final class AwsFrontDoor implements AutoCloseable {

    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?:^|Credential=)(?<key>[^/=]+)/(?<date>\\d{8})/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request");

    private final Map<String, AwsService> services = new ConcurrentHashMap<>();
    private final Map<String, RequestCheck> checks = new ConcurrentHashMap<>();
    private final SessionCredentials sessions;
    private final @Nullable AnswerWitness witness;
    private final LoopbackServer server;

    /**
     * Opens the door with no sessions yet.
     *
     * @param port port, or 0 for a free one
     * @param services the services behind it
     */
    public AwsFrontDoor(int port, List<AwsService> services) {
        this(port, new SessionCredentials(), services);
    }

    /**
     * Opens the door.
     *
     * @param port port, or 0 for a free one
     * @param sessions the sessions that STS issues
     * @param services the services behind it
     */
    public AwsFrontDoor(int port, SessionCredentials sessions, List<AwsService> services) {
        this(port, LoopbackServer.OPEN, sessions, services, null);
    }

    /**
     * Opens the door with something before it.
     *
     * @param port port, or 0 for a free one
     * @param filter what each request passes first
     * @param sessions the sessions that STS issues
     * @param services the services behind it
     */
    public AwsFrontDoor(int port, WebFilter filter, SessionCredentials sessions, List<AwsService> services) {
        this(port, filter, sessions, services, null);
    }

    /**
     * Opens the door before a witness of all answers.
     *
     * @param port port, or 0 for a free one
     * @param sessions the sessions that STS issues
     * @param services the services behind it
     * @param witness who sees every answer
     */
    public AwsFrontDoor(int port, SessionCredentials sessions, List<AwsService> services, AnswerWitness witness) {
        this(port, LoopbackServer.OPEN, sessions, services, witness);
    }

    private AwsFrontDoor(
            int port,
            WebFilter filter,
            SessionCredentials sessions,
            List<AwsService> services,
            @Nullable AnswerWitness witness) {
        this.sessions = sessions;
        this.witness = witness;
        services.forEach(this::add);
        this.server =
                LoopbackServer.start(port, filter, RouterFunctions.route(RequestPredicates.all(), this::dispatch));
    }

    /** Puts one more service behind the door. */
    public void add(AwsService service) {
        service.signingNames().forEach((name) -> this.services.put(name, service));
    }

    /** Returns the address that every client is pointed at. */
    public URI address() {
        return this.server.address();
    }

    @Override
    public void close() {
        this.server.close();
    }

    private Mono<ServerResponse> dispatch(ServerRequest request) {
        Matcher credential = CREDENTIAL.matcher(credentialOf(request));
        if (!credential.find()) {
            return refuse(request, new AwsError(403, "MissingAuthenticationToken", "The request is not signed."));
        }
        String key = credential.group("key");
        Optional<Caller> caller = callerOf(key);
        if (caller.isEmpty()) {
            String code = key.startsWith("ASIA") ? "ExpiredTokenException" : "UnrecognizedClientException";
            return refuse(
                    request,
                    new AwsError(
                            key.startsWith("ASIA") ? 400 : 403,
                            code,
                            "The security token included in the request is invalid or expired: the sandbox knows the access key '%s' and those that its STS issued."
                                    .formatted(Caller.ACCOUNT_KEY)));
        }
        AwsService service = this.services.get(credential.group("service"));
        if (service == null) {
            return refuse(
                    request,
                    AwsError.of(
                            "UnknownService",
                            "The sandbox has no service '%s'; it has %s."
                                    .formatted(
                                            credential.group("service"),
                                            this.services.keySet().stream()
                                                    .sorted()
                                                    .toList())));
        }
        caller.get().remember(request);
        return handle(service, check(credential.group("service")), request);
    }

    private Mono<ServerResponse> handle(AwsService service, RequestCheck check, ServerRequest request) {
        return check.check(request)
                .flatMap(service::handle)
                .onErrorResume(
                        AwsError.class,
                        (error) -> service.refuse(check.contract().model(), request, error))
                .map((answer) -> watched(answer, request));
    }

    private ServerResponse watched(ServerResponse answer, ServerRequest request) {
        AnswerWitness present = this.witness;
        Optional<Operation> operation = RequestCheck.operationOf(request);
        return present == null || operation.isEmpty() ? answer : new WatchedAnswer(answer, operation.get(), present);
    }

    private RequestCheck check(String signingName) {
        return this.checks.computeIfAbsent(
                signingName, (name) -> new RequestCheck(ServiceContract.ofSigningName(name)));
    }

    private Optional<Caller> callerOf(String key) {
        if (Caller.isKnown(key)) {
            return Optional.of(new Caller(key, null));
        }
        return this.sessions.find(key).map((session) -> new Caller(key, session));
    }

    private static String credentialOf(ServerRequest request) {
        String header = request.headers().firstHeader("Authorization");
        if (header != null) {
            return header;
        }
        return request.queryParam("X-Amz-Credential")
                .map((value) -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static Mono<ServerResponse> refuse(ServerRequest request, AwsError error) {
        return request.headers().firstHeader("X-Amz-Target") == null
                ? QueryProtocol.error("https://sts.amazonaws.com/doc/2011-06-15/", error)
                : JsonProtocol.error(MediaType.parseMediaType("application/x-amz-json-1.1"), error);
    }
}
