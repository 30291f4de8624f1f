package dev.slipway.sandbox.aws.elb;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** One process that requests may go to, with what its health checks have found. */
final class Target {

    private final String host;
    private final int port;
    private final Instant registeredAt;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Health health =
            new Health("initial", "Elb.RegistrationInProgress", "Target registration is in progress");
    private volatile Instant drainUntil = Instant.MAX;
    private int goodInARow;
    private int badInARow;
    private Instant nextCheck = Instant.EPOCH;

    Target(String host, int port, Instant registeredAt) {
        this.host = host;
        this.port = port;
        this.registeredAt = registeredAt;
    }

    String host() {
        return this.host;
    }

    int port() {
        return this.port;
    }

    Health health() {
        return this.health;
    }

    boolean isHealthy() {
        return this.health.state().equals("healthy");
    }

    boolean isInitial() {
        return this.health.state().equals("initial");
    }

    boolean isDraining() {
        return this.health.state().equals("draining");
    }

    /** Returns the number of requests under way, to be counted up and down by whoever sends one. */
    AtomicInteger underWay() {
        return this.underWay;
    }

    /** Stops new requests; those under way may end until then. */
    synchronized void drain(Instant until) {
        this.drainUntil = until;
        this.health = new Health("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");
    }

    boolean isDrained(Instant now) {
        return isDraining() && (this.underWay.get() == 0 || !this.drainUntil.isAfter(now));
    }

    /** Returns whether a check is due, and if so puts the next one off. */
    synchronized boolean checkIsDue(Instant now, Instant next) {
        if (isDraining() || now.isBefore(this.nextCheck)) {
            return false;
        }
        this.nextCheck = next;
        return true;
    }

    /**
     * Notes the result of a check. One good check is enough for a new target; since new targets are checked more often
     * than the group says, bad ones count for them only after the time that the group's own checks would have taken.
     */
    synchronized void checked(boolean good, Health bad, TargetGroup.HealthCheck rules, Instant now) {
        if (isDraining()) {
            return;
        }
        this.goodInARow = good ? this.goodInARow + 1 : 0;
        this.badInARow = good ? 0 : this.badInARow + 1;
        if (good && (isInitial() || this.goodInARow >= rules.healthyThreshold())) {
            this.health = new Health("healthy", "", "");
        } else if (!good && this.badInARow >= rules.unhealthyThreshold() && !(isInitial() && isNew(rules, now))) {
            this.health = bad;
        } else if (isInitial()) {
            this.health = new Health("initial", "Elb.InitialHealthChecking", bad.description());
        }
    }

    private boolean isNew(TargetGroup.HealthCheck rules, Instant now) {
        return now.isBefore(this.registeredAt.plusSeconds((long) rules.interval() * rules.unhealthyThreshold()));
    }

    /**
     * A state in ELB's words.
     *
     * @param state state
     * @param reason code of the reason, empty when healthy
     * @param description the reason in words, empty when healthy
     */
    record Health(String state, String reason, String description) {}
}
