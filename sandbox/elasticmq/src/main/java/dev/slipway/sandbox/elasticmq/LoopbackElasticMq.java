package dev.slipway.sandbox.elasticmq;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/**
 * Runs ElasticMQ on a free port of 127.0.0.1, with queues and messages in a file.
 *
 * <p>The port is the one line of standard output ({@code port 12345}). The program ends when its standard input ends, so
 * it never outlives the process that started it, however that one died.
 */
public final class LoopbackElasticMq {

    private LoopbackElasticMq() {}

    /**
     * @param args the folder that keeps queues and messages, the address that queue URLs carry, the region, and the
     *     account
     */
    public static void main(String[] args) throws IOException {
        PrintStream answer = System.out;
        // Whatever a library prints goes to the log: nobody reads the answer's pipe to its end.
        System.setOut(System.err);
        int port = freePort();
        Function0<?> stop = new ElasticMQServer(new ElasticMQServerConfig(settings(args, port))).start();
        answer.println("port " + port);
        while (System.in.read() != -1) {
            // Nothing is sent: only the end of the stream has a meaning.
        }
        stop.apply();
        System.exit(0);
    }

    private static Config settings(String[] args, int port) {
        URI address = URI.create(args[1]);
        return ConfigFactory.parseMap(Map.ofEntries(
                        Map.entry("node-address.host", address.getHost()),
                        Map.entry("node-address.port", address.getPort()),
                        Map.entry("rest-sqs.bind-hostname", "127.0.0.1"),
                        Map.entry("rest-sqs.bind-port", port),
                        Map.entry("aws.region", args[2]),
                        Map.entry("aws.accountId", args[3]),
                        Map.entry("messages-storage.enabled", true),
                        Map.entry(
                                "messages-storage.uri",
                                "jdbc:h2:" + Path.of(args[0]).resolve("queues")),
                        Map.entry("pekko.loglevel", "WARNING")))
                .withFallback(ConfigFactory.load());
    }

    /** ElasticMQ does not tell which port it took when asked for any, so one is found before. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
