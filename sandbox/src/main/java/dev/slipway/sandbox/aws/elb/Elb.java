package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.aws.AwsService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** Elastic Load Balancing on this machine: the API behind the AWS front door, and the load balancer on its own port. */
public final class Elb implements AutoCloseable {

    private final TargetGroups groups;
    private final HealthChecks checks;
    private final Listener listener;
    private final ElbService service;

    /**
     * Opens the load balancer.
     *
     * @param folder where target groups and rules are kept
     * @param port port of the load balancer, or 0 for a free one
     */
    public Elb(Path folder, int port) {
        Clock clock = Clock.systemUTC();
        Rules rules = new Rules(folder);
        this.groups = new TargetGroups(folder, clock);
        this.checks = new HealthChecks(this.groups, clock);
        this.listener = new Listener(port, rules, this.groups);
        this.service = new ElbService(this.listener.port(), rules, this.groups);
    }

    /** Returns the API, to be put behind the front door. */
    public AwsService service() {
        return this.service;
    }

    /** Returns the target groups, for whoever starts and stops what stands behind them. */
    public TargetGroups targetGroups() {
        return this.groups;
    }

    /** Returns the address of the load balancer. */
    public URI address() {
        return this.listener.address();
    }

    @Override
    public void close() {
        this.listener.close();
        this.checks.close();
    }
}
