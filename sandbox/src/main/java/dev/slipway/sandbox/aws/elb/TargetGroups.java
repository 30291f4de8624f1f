package dev.slipway.sandbox.aws.elb;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.elb.TargetGroup.HealthCheck;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The target groups and their targets. Groups survive a restart, targets do not: the tasks behind them do not either.
 */
public final class TargetGroups {

    private final Documents<TargetGroup> stored;
    private final Map<String, Map<String, Target>> targets = new ConcurrentHashMap<>();
    private final Clock clock;

    TargetGroups(Path folder, Clock clock) {
        this.stored = Documents.open(folder.resolve("target-groups"), TargetGroup.class);
        this.clock = clock;
    }

    /** Returns whether there is such a target group. */
    public boolean exists(String arn) {
        return this.stored.find(arn).isPresent();
    }

    /** Lets requests go to a process as soon as it is healthy. */
    public void register(String group, String host, int port) {
        get(group);
        targetsOf(group)
                .compute(
                        host + ":" + port,
                        (key, present) -> present == null || present.isDraining()
                                ? new Target(host, port, this.clock.instant())
                                : present);
    }

    /** Sends no further requests to a process. */
    public void deregister(String group, String host, int port) {
        Target target = targetsOf(group).get(host + ":" + port);
        if (target != null && !target.isDraining()) {
            Instant until = this.stored
                    .find(group)
                    .map((found) -> this.clock.instant().plus(found.deregistrationDelay()))
                    .orElseGet(this.clock::instant);
            target.drain(until);
        }
    }

    /** Returns a target's state in ELB's words; {@code unused} when it is not, or no longer, registered. */
    public String stateOf(String group, String host, int port) {
        sweep(group);
        Target target = targetsOf(group).get(host + ":" + port);
        return target == null ? "unused" : target.health().state();
    }

    List<TargetGroup> all() {
        return this.stored.all();
    }

    Optional<TargetGroup> find(String arn) {
        return this.stored.find(arn);
    }

    TargetGroup get(String arn) {
        return find(arn)
                .orElseThrow(() -> AwsError.of("TargetGroupNotFound", "Target groups '%s' not found".formatted(arn)));
    }

    synchronized TargetGroup create(String name, int port, String vpc, HealthCheck check, Map<String, String> tags) {
        if (!name.matches("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?")) {
            throw AwsError.of(
                    "ValidationError",
                    "Target group name '%s' must have at most 32 of A-Z, a-z, 0-9 and '-', and not begin or end with '-'"
                            .formatted(name));
        }
        Optional<TargetGroup> present =
                all().stream().filter((group) -> group.name().equals(name)).findFirst();
        if (present.isPresent()) {
            TargetGroup same = present.get();
            if (same.port() == port && same.vpc().equals(vpc) && same.check().equals(check)) {
                return same;
            }
            throw AwsError.of(
                    "DuplicateTargetGroupName",
                    "A target group with the same name '%s' exists, but with different settings".formatted(name));
        }
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        String arn = Arns.of("elasticloadbalancing", "targetgroup/%s/%s".formatted(name, id));
        TargetGroup group = new TargetGroup(arn, name, port, vpc, check, Map.of(), tags);
        this.stored.put(arn, group);
        return group;
    }

    synchronized TargetGroup change(String arn, UnaryOperator<TargetGroup> change) {
        TargetGroup changed = change.apply(get(arn));
        this.stored.put(arn, changed);
        return changed;
    }

    synchronized void delete(String arn) {
        this.stored.remove(arn);
        this.targets.remove(arn);
    }

    Collection<Target> targets(String group) {
        sweep(group);
        return targetsOf(group).values();
    }

    @Nullable
    Target find(String group, String host, int port) {
        return targetsOf(group).get(host + ":" + port);
    }

    private void sweep(String group) {
        targetsOf(group).values().removeIf((target) -> target.isDrained(this.clock.instant()));
    }

    private Map<String, Target> targetsOf(String group) {
        return this.targets.computeIfAbsent(group, (key) -> new ConcurrentHashMap<>());
    }
}
