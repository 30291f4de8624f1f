package dev.slipway.sandbox.aws.sns;

import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.QueryProtocol;
import dev.slipway.sandbox.aws.delivery.Targets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** SNS with subscriptions of functions and queues. */
public final class Sns implements AwsService, AutoCloseable {

    private final QueryProtocol protocol = new QueryProtocol("http://sns.amazonaws.com/doc/2010-03-31/");
    private final Deliveries deliveries;

    /**
     * Opens it with the topics of an earlier run, and goes on with its deliveries.
     *
     * @param data folder that keeps topics, subscriptions and deliveries
     * @param targets delivers to functions and queues
     */
    public Sns(Path data, Targets targets) {
        TopicStore store = new TopicStore(data);
        this.deliveries = new Deliveries(data, store, targets);
        new TopicOperations(store).addTo(this.protocol);
        new SubscriptionOperations(store).addTo(this.protocol);
        new PublishOperations(store, this.deliveries, Clock.systemUTC()).addTo(this.protocol);
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("sns");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    @Override
    public void close() {
        this.deliveries.close();
    }
}
