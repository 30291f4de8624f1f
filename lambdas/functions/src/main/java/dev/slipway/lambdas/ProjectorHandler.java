package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import org.jspecify.annotations.Nullable;

/** Keeps the list of deployments in step with the events that the topic delivers, in any order and any number. */
public final class ProjectorHandler implements RequestHandler<SNSEvent, @Nullable Void> {

    private final DeploymentProjector projector;

    /** Called by the runtime, once for each instance. */
    public ProjectorHandler() {
        this(new DeploymentProjector(HistoryTable.of(System.getenv())));
    }

    ProjectorHandler(DeploymentProjector projector) {
        this.projector = projector;
    }

    @Override
    public @Nullable Void handleRequest(SNSEvent event, Context context) {
        for (TopicMessage message : TopicMessage.all(event)) {
            boolean changed = this.projector.apply(message.event());
            message.log(context, changed ? "projected" : "no change");
        }
        return null;
    }
}
