package dev.slipway.sandbox.aws;

import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** One AWS service behind the front door, which chooses it by the service name in the request's signature. */
public interface AwsService {

    /** Returns the signing names that belong to this service, such as {@code ecs}. */
    Set<String> signingNames();

    /** Answers one request; {@link AwsError}s become the service's own error shape. */
    Mono<ServerResponse> handle(ServerRequest request);
}
