package dev.slipway.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.slipway.lambdas.table.DynamoRows;
import org.jspecify.annotations.Nullable;

/**
 * Records each event that the topic delivers, once.
 *
 * <p>A message that is no event is an error of this function, so that it reaches the dead-letter queue with its reason.
 */
public final class RecorderHandler implements RequestHandler<SNSEvent, @Nullable Void> {

    private final EventRecorder recorder;

    /** Called by the runtime, once for each instance. */
    public RecorderHandler() {
        this(new EventRecorder(DynamoRows.of(System.getenv())));
    }

    /** @param recorder appends events */
    public RecorderHandler(EventRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public @Nullable Void handleRequest(SNSEvent event, Context context) {
        for (TopicMessage message : TopicMessage.all(event, context)) {
            boolean isNew = this.recorder.record(message.text(), message.event());
            message.log(context, isNew ? "recorded" : "known already");
        }
        return null;
    }
}
