package dev.slipway.sandbox.proof.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one address of several portals, as a load balancer has it: a connection goes to the first instance that takes it.
 * An instance that is stopped is to be taken out, since its port still takes connections.
 */
final class PortalDoor implements AutoCloseable {

    private static final int SOON = 500;

    private final ServerSocket socket;
    private final List<Integer> ports = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "portal-door");
        thread.setDaemon(true);
        return thread;
    });

    PortalDoor(int port) {
        try {
            this.socket = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        this.threads.execute(this::accept);
    }

    void add(int port) {
        this.ports.add(port);
    }

    void remove(int port) {
        this.ports.remove(Integer.valueOf(port));
    }

    @Override
    public void close() throws IOException {
        this.socket.close();
        this.threads.shutdownNow();
    }

    private void accept() {
        while (!this.socket.isClosed()) {
            try {
                Socket caller = this.socket.accept();
                this.threads.execute(() -> connect(caller));
            } catch (IOException ex) {
                // Closed, or a caller that has gone already: the next one comes, or the loop ends.
                continue;
            }
        }
    }

    private void connect(Socket caller) {
        for (int port : this.ports) {
            try {
                Socket portal = new Socket();
                portal.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SOON);
                this.threads.execute(() -> pass(caller, portal));
                pass(portal, caller);
                return;
            } catch (IOException ex) {
                // This one is gone; the next may serve.
                continue;
            }
        }
        close(caller);
    }

    /** Passes bytes on until one side ends; then both end. */
    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException ex) {
            // One of them was killed, which is what proofs do.
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
