package dev.slipway.sandbox.aws.sqs;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.ForwardingService;
import dev.slipway.sandbox.process.ChildServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** ElasticMQ in a child process: queues and messages are kept in a file and survive a restart. */
public final class ElasticMq implements AutoCloseable {

    private static final String MODULE = "sandbox/elasticmq";
    private static final String MAIN = "dev.slipway.sandbox.elasticmq.LoopbackElasticMq";

    private final ChildServer server;

    private ElasticMq(ChildServer server) {
        this.server = server;
    }

    /**
     * Starts it, and does not wait until it answers.
     *
     * @param data folder that keeps queues, messages and the log; it is made if need be
     * @param frontDoor address that queue URLs carry, so that clients come back through the front door
     */
    public static ElasticMq start(Path data, URI frontDoor) {
        Path folder = data.toAbsolutePath();
        return new ElasticMq(ChildServer.start(
                MODULE,
                List.of(),
                List.of(MAIN, folder.toString(), frontDoor.toString(), Arns.REGION, Arns.ACCOUNT),
                folder.resolve("elasticmq.log")));
    }

    /** Waits until it answers, and returns SQS's part of the front door. */
    public AwsService service() {
        return new ForwardingService("sqs", this.server.address());
    }

    @Override
    public void close() {
        this.server.close();
    }
}
