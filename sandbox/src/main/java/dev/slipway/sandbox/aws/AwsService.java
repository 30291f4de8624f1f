package dev.slipway.sandbox.aws;

import dev.slipway.sandbox.aws.model.ServiceModel;
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

    /**
     * Answers a request that is refused before the service sees it.
     *
     * @param model the service's model, which tells the protocol
     */
    default Mono<ServerResponse> refuse(ServiceModel model, ServerRequest request, AwsError error) {
        return switch (model.protocol()) {
            case "json" -> JsonProtocol.error(model, error);
            case "query" -> QueryProtocol.error(model.namespace(), error);
            default -> RestJsonProtocol.refuse(error);
        };
    }
}
