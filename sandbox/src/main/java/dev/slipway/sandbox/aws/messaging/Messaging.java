package dev.slipway.sandbox.aws.messaging;

import dev.slipway.sandbox.aws.AwsFrontDoor;
import dev.slipway.sandbox.aws.SandboxClients;
import dev.slipway.sandbox.aws.delivery.Targets;
import dev.slipway.sandbox.aws.events.EventBridge;
import dev.slipway.sandbox.aws.lambda.Lambda;
import dev.slipway.sandbox.aws.scheduler.Scheduler;
import dev.slipway.sandbox.aws.sns.Sns;
import dev.slipway.sandbox.aws.sqs.ElasticMq;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** SQS, SNS, Lambda, EventBridge and its Scheduler behind a front door; what they hold survives a restart. */
public final class Messaging implements AutoCloseable {

    private final ElasticMq sqs;
    private final Lambda lambda;
    private final Sns sns;
    private final EventBridge events;
    private final Scheduler scheduler;

    private Messaging(Path data, AwsFrontDoor door, SandboxClients clients, Duration pause) {
        Targets targets = new Targets(clients);
        this.sqs = ElasticMq.start(data.resolve("sqs"), door.address());
        this.lambda = new Lambda(data.resolve("lambda"), door.address(), targets, pause);
        this.sns = new Sns(data.resolve("sns"), targets);
        this.events = new EventBridge(data.resolve("events"), targets);
        this.scheduler = new Scheduler(data.resolve("scheduler"), targets);
    }

    /**
     * Starts the services and puts them behind the door.
     *
     * @param data folder that gets one folder for each
     * @param door the door, which is open already
     * @param clients clients of that door
     * @param pause time before a failed asynchronous invocation of a function is tried again; AWS waits a minute
     */
    public static Messaging start(Path data, AwsFrontDoor door, SandboxClients clients, Duration pause) {
        Messaging messaging = new Messaging(data, door, clients, pause);
        List.of(messaging.sqs.service(), messaging.lambda, messaging.sns, messaging.events, messaging.scheduler)
                .forEach(door::add);
        return messaging;
    }

    /** Returns EventBridge, for services that tell of themselves. */
    public EventBridge events() {
        return this.events;
    }

    /** Stops what sends before what receives; close it before the door. */
    @Override
    public void close() {
        this.scheduler.close();
        this.events.close();
        this.sns.close();
        this.lambda.close();
        this.sqs.close();
    }
}
