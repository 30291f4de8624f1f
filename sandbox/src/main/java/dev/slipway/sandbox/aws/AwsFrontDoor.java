package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The one address of all AWS services: the service is chosen by the name in the request's signature, as AWS's own
 * clients write it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature
 *     version 4</a>
 */
public final class AwsFrontDoor implements AutoCloseable {

    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=(?<key>[^/]+)/(?<date>\\d{8})/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request");

    private final Map<String, AwsService> services = new ConcurrentHashMap<>();
    private final LoopbackServer server;

    /**
     * Opens the door.
     *
     * @param port port, or 0 for a free one
     * @param services the services behind it
     */
    public AwsFrontDoor(int port, List<AwsService> services) {
        services.forEach(this::add);
        this.server = LoopbackServer.start(port, RouterFunctions.route(RequestPredicates.all(), this::dispatch));
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
        String authorization = String.valueOf(request.headers().firstHeader("Authorization"));
        Matcher credential = CREDENTIAL.matcher(authorization);
        if (!credential.find()) {
            return ServerResponse.status(403)
                    .bodyValue("{\"__type\":\"MissingAuthenticationToken\",\"message\":\"Request is not signed.\"}");
        }
        AwsService service = this.services.get(credential.group("service"));
        if (service == null) {
            return ServerResponse.badRequest()
                    .bodyValue("{\"__type\":\"UnknownService\",\"message\":\"The sandbox has no service '%s'.\"}"
                            .formatted(credential.group("service")));
        }
        return service.handle(request);
    }
}
