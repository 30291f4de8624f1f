package dev.slipway.sandbox.aws;

import java.util.List;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/**
 * A front door on a free port with clients that go through it.
 *
 * <p>All of them share one HTTP client for the life of the JVM, because closing one takes two seconds.
 */
public final class AwsInTests implements AutoCloseable {

    private static final SdkAsyncHttpClient HTTP =
            NettyNioAsyncHttpClient.builder().maxConcurrency(200).build();

    private final AwsFrontDoor door;
    private final SandboxClients clients;
    private final ModelWitness witness;

    private AwsInTests(AwsFrontDoor door, ModelWitness witness) {
        this.door = door;
        this.witness = witness;
        this.clients = new SandboxClients(door.address(), HTTP);
    }

    /** Opens a front door before some services. */
    public static AwsInTests with(AwsService... services) {
        return with(new SessionCredentials(), services);
    }

    /** Opens a front door that knows some sessions. */
    public static AwsInTests with(SessionCredentials sessions, AwsService... services) {
        ModelWitness witness = new ModelWitness();
        return new AwsInTests(new AwsFrontDoor(0, sessions, List.of(services), witness), witness);
    }

    /** Uses a front door that is open already. */
    public static AwsInTests at(AwsFrontDoor door) {
        return new AwsInTests(door, new ModelWitness());
    }

    /** Returns the front door. */
    public AwsFrontDoor door() {
        return this.door;
    }

    /** Returns the clients, for services that use other services. */
    public SandboxClients clients() {
        return this.clients;
    }

    /** Builds a client. */
    public <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return this.clients.client(builder);
    }

    @Override
    public void close() {
        this.door.close();
        this.witness.assertTruth();
    }
}
