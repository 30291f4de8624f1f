package dev.slipway.sandbox.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.EventRecorder;
import dev.slipway.lambdas.ProjectorHandler;
import dev.slipway.lambdas.RecorderHandler;
import dev.slipway.lambdas.projection.Projections;
import dev.slipway.lambdas.table.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions' handlers, called as the runtime calls them, but in this process. */
public final class HandlersInProcess {

    private final RecorderHandler recorder;
    private final ProjectorHandler projector;
    private final Context context = new Silent();

    /** @param rows the history table */
    public HandlersInProcess(Rows rows) {
        this.recorder = new RecorderHandler(new EventRecorder(rows));
        this.projector = new ProjectorHandler(new Projections(rows));
    }

    /** Delivers an event to recorder and projector. */
    public void deliver(LifecycleEvent event) {
        record(event);
        project(event);
    }

    /** Delivers an event to the recorder alone. */
    public void record(LifecycleEvent event) {
        this.recorder.handleRequest(message(event), this.context);
    }

    /** Delivers an event to the projector alone. */
    public void project(LifecycleEvent event) {
        this.projector.handleRequest(message(event), this.context);
    }

    private static SNSEvent message(LifecycleEvent event) {
        SNSEvent.SNS sns = new SNSEvent.SNS().withMessage(EventJson.write(event));
        return new SNSEvent().withRecords(List.of(new SNSEvent.SNSRecord().withSns(sns)));
    }

    /** A context whose log nobody reads. */
    private static final class Silent implements Context {

        @Override
        public LambdaLogger getLogger() {
            return new LambdaLogger() {
                @Override
                public void log(String line) {}

                @Override
                public void log(byte[] line) {}
            };
        }

        @Override
        public String getAwsRequestId() {
            return "in-process";
        }

        @Override
        public String getLogGroupName() {
            return "";
        }

        @Override
        public String getLogStreamName() {
            return "";
        }

        @Override
        public String getFunctionName() {
            return "in-process";
        }

        @Override
        public String getFunctionVersion() {
            return "";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "";
        }

        @Override
        public @Nullable CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public @Nullable ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 60_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }
    }
}
