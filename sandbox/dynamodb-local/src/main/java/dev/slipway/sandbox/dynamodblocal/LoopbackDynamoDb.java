package dev.slipway.sandbox.dynamodblocal;

import com.amazonaws.services.dynamodbv2.local.monitoring.Telemetry;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/**
 * Runs DynamoDB Local on a free port of 127.0.0.1. DynamoDB Local's own main class listens on every network interface,
 * so this one puts its handlers behind a Jetty connector of ours.
 *
 * <p>The port is the first line of standard output ({@code port 12345}). The program ends when its standard input
 * ends, so it never outlives the process that started it, however that one died.
 */
public final class LoopbackDynamoDb {

    private LoopbackDynamoDb() {}

    /** @param args the folder that keeps the tables, or nothing to keep them in memory */
    public static void main(String[] args) throws Exception {
        boolean inMemory = args.length == 0;
        Telemetry.configureTelemetry("", "", false);
        LocalDynamoDBRequestHandler requests =
                new LocalDynamoDBRequestHandler(0, inMemory, inMemory ? null : args[0], true, false);
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(requests, null), "/"));
        server.start();
        System.out.println("port " + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
        while (System.in.read() != -1) {
            // Nothing is sent: only the end of the stream has a meaning.
        }
        server.stop();
        requests.shutdown();
        System.exit(0);
    }
}
