package dev.slipway.sandbox.world;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be stopped in reverse order; one that does not stop does not keep the others. */
final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Remembers something that was started, and returns it. */
    synchronized <T extends AutoCloseable> T add(T resource) {
        this.started.push(resource);
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!this.started.isEmpty()) {
            AutoCloseable resource = this.started.pop();
            try {
                resource.close();
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            } catch (Exception ex) {
                LOG.warn("{} did not stop: {}", resource.getClass().getSimpleName(), ex.toString());
            }
        }
    }
}
