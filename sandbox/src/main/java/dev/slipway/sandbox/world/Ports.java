package dev.slipway.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the sandbox listens, always on 127.0.0.1.
 *
 * <p>All ports are known before anything starts, because the systems tell each other their addresses.
 *
 * @param portal the portal
 * @param github GitHub
 * @param jenkins Jenkins
 * @param aws all AWS APIs
 * @param registry the OCI registry behind ECR
 * @param apps the load balancer in front of all apps
 * @param oidc the OpenID provider
 * @param dashboard the page with links to everything
 * @param inbox the mails
 * @param smtp the mail server
 */
public record Ports(
        int portal,
        int github,
        int jenkins,
        int aws,
        int registry,
        int apps,
        int oidc,
        int dashboard,
        int inbox,
        int smtp) {

    private static final int COUNT = 10;

    /** Returns ten ports in a row, the portal's first. */
    public static Ports from(int first) {
        return new Ports(
                first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7, first + 8,
                first + 9);
    }

    /** Returns ports that nobody uses at this moment. */
    public static Ports free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.add(socket.getLocalPort());
            }
            return new Ports(
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    ports.get(5),
                    ports.get(6),
                    ports.get(7),
                    ports.get(8),
                    ports.get(9));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** Returns the ports of these that somebody else holds. */
    public List<Integer> taken() {
        return List.of(
                        this.portal,
                        this.github,
                        this.jenkins,
                        this.aws,
                        this.registry,
                        this.apps,
                        this.oidc,
                        this.dashboard,
                        this.inbox,
                        this.smtp)
                .stream()
                .filter(Ports::isTaken)
                .toList();
    }

    /** Returns the address behind one of the ports. */
    public static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException ex) {
            return true;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
