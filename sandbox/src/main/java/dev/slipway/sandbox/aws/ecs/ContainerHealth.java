package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.ecs.ContainerSpec.HealthCheck;
import dev.slipway.sandbox.aws.ecs.runtime.Container;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;

/**
 * Runs a task's health check and notes what comes of it. Until the first good one, a check runs as soon as the task
 * listens at its port, so that nobody waits for a whole interval; bad ones count only after the start period.
 */
final class ContainerHealth {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerHealth.class);
    private static final Duration FIRST_INTERVAL = Duration.ofSeconds(1);

    private final Task task;
    private final HealthCheck check;
    private final Clock clock;
    private volatile boolean busy;
    private volatile int badInARow;
    private volatile Instant next = Instant.EPOCH;

    ContainerHealth(Task task, HealthCheck check, Clock clock) {
        this.task = task;
        this.check = check;
        this.clock = clock;
    }

    /** Starts a check on the scheduler if one is due; returns at once. */
    void checkIfDue(Scheduler scheduler) {
        Container container = this.task.container();
        if (this.busy || container == null || this.clock.instant().isBefore(this.next)) {
            return;
        }
        this.busy = true;
        scheduler.schedule(() -> check(container));
    }

    private void check(Container container) {
        try {
            boolean unknown = this.task.health().equals("UNKNOWN");
            if (unknown && inStartPeriod() && !listens()) {
                return;
            }
            note(container.exec(this.check.command(), this.check.timeout()) == 0);
            Duration wait = unknown && this.check.interval().compareTo(FIRST_INTERVAL) > 0
                    ? FIRST_INTERVAL
                    : this.check.interval();
            this.next = this.clock.instant().plus(wait);
        } catch (IOException ex) {
            LOG.debug("The health check of task {} does not run", this.task.id(), ex);
            note(false);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        } finally {
            this.busy = false;
        }
    }

    private void note(boolean good) {
        if (good) {
            this.badInARow = 0;
            this.task.health("HEALTHY");
        } else if (!inStartPeriod() || this.task.health().equals("HEALTHY")) {
            this.badInARow++;
            if (this.badInARow >= this.check.retries()) {
                this.task.health("UNHEALTHY");
            }
        }
    }

    private boolean inStartPeriod() {
        Instant started = this.task.startedAt();
        return started == null || this.clock.instant().isBefore(started.plus(this.check.startPeriod()));
    }

    private boolean listens() {
        if (this.task.definition().container().port() == 0) {
            return true;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.task.port()), 500);
            return true;
        } catch (IOException ex) {
            return false;
        }
    }
}
