package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.slipway.lambdas.projection.Projections;
import dev.slipway.lambdas.table.DynamoRows;
import org.jspecify.annotations.Nullable;

/** Keeps everything that is derived in step with the events that the topic delivers, in any order and any number. */
public final class ProjectorHandler implements RequestHandler<SNSEvent, @Nullable Void> {

    private final Projections projections;

    /** Called by the runtime, once for each instance. */
    public ProjectorHandler() {
        this(new Projections(DynamoRows.of(System.getenv())));
    }

    /** @param projections what is derived */
    public ProjectorHandler(Projections projections) {
        this.projections = projections;
    }

    @Override
    public @Nullable Void handleRequest(SNSEvent event, Context context) {
        for (TopicMessage message : TopicMessage.all(event, context)) {
            boolean concerned = this.projections.apply(message.text(), message.event());
            message.log(context, concerned ? "projected" : "nothing to derive");
        }
        return null;
    }
}
