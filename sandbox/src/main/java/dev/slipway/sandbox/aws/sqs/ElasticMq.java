package dev.slipway.sandbox.aws.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.ForwardingService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/**
 * ElasticMQ in this process: queues and messages are kept in a file and survive a restart.
 *
 * <p>Its storage is one connection pool for the whole JVM: two at once would write into each other's files, so a JVM
 * runs one at a time.
 */
public final class ElasticMq implements AutoCloseable {

    private final Function0<?> stop;
    private final URI address;

    private ElasticMq(Function0<?> stop, URI address) {
        this.stop = stop;
        this.address = address;
    }

    /**
     * Starts it on a free port of 127.0.0.1.
     *
     * @param data folder that keeps queues and messages
     * @param frontDoor address that queue URLs carry, so that clients come back through the front door
     */
    public static ElasticMq start(Path data, URI frontDoor) {
        int port = freePort();
        Config settings = ConfigFactory.parseMap(Map.ofEntries(
                        Map.entry("node-address.host", frontDoor.getHost()),
                        Map.entry("node-address.port", frontDoor.getPort()),
                        Map.entry("rest-sqs.bind-hostname", "127.0.0.1"),
                        Map.entry("rest-sqs.bind-port", port),
                        Map.entry("aws.region", Arns.REGION),
                        Map.entry("aws.accountId", Arns.ACCOUNT),
                        Map.entry("messages-storage.enabled", true),
                        Map.entry(
                                "messages-storage.uri",
                                "jdbc:h2:" + data.toAbsolutePath().resolve("queues")),
                        Map.entry("pekko.loglevel", "WARNING")))
                .withFallback(ConfigFactory.load());
        Function0<?> stop = new ElasticMQServer(new ElasticMQServerConfig(settings)).start();
        return new ElasticMq(stop, URI.create("http://127.0.0.1:" + port));
    }

    /** Returns SQS's part of the front door. */
    public AwsService service() {
        return new ForwardingService("sqs", this.address);
    }

    @Override
    public void close() {
        this.stop.apply();
    }

    /** ElasticMQ does not tell which port it took when asked for any, so one is found before. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
