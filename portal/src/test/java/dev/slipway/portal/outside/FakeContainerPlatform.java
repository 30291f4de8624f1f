package dev.slipway.portal.outside;

import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.inventory.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Services in memory; a rollout is complete at once, or fails when the image is one that the test calls broken. */
public final class FakeContainerPlatform implements ContainerPlatform {

    /** What it was asked. */
    public final Calls calls = new Calls();

    /** The last lines of every log. */
    public volatile List<String> logLines = List.of("starting", "no database, giving up");

    private final Map<String, TaskSpec> tasks = new ConcurrentHashMap<>();
    private final Map<String, Service> services = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger revisions = new AtomicInteger();

    /** Lets rollouts of an image fail. */
    public void cannotStart(String digest) {
        this.broken.add(digest);
    }

    /** Returns a service in test; null when there is none. */
    public @Nullable Service service(String name) {
        return service("test", name);
    }

    /** Returns a service of a cluster; null when there is none. */
    public @Nullable Service service(String cluster, String name) {
        return this.services.get(cluster + "/" + name);
    }

    /** Takes the tags off a service, as if somebody else had made it. */
    public void becomesForeign(String name) {
        this.services.computeIfPresent("test/" + name, (key, found) -> with(found, Map.of()));
    }

    /** Returns the ARNs of all task definitions. */
    public Set<String> tasks() {
        return Set.copyOf(this.tasks.keySet());
    }

    /** Returns what a task definition says. */
    public @Nullable TaskSpec task(String arn) {
        return this.tasks.get(arn);
    }

    @Override
    public Mono<String> registerTaskDefinition(TaskSpec spec) {
        return this.calls.call("registerTaskDefinition", Mono.fromSupplier(() -> {
            String arn = "arn:task/" + spec.family() + ":" + this.revisions.incrementAndGet();
            this.tasks.put(arn, spec);
            return arn;
        }));
    }

    @Override
    public Mono<List<String>> taskDefinitions(String family) {
        return this.calls.call(
                "taskDefinitions",
                Mono.fromSupplier(() -> this.tasks.keySet().stream()
                        .filter(arn -> arn.startsWith("arn:task/" + family + ":"))
                        .toList()));
    }

    @Override
    public Mono<Void> deregisterTaskDefinitions(String family) {
        return this.calls.call(
                "deregisterTaskDefinitions",
                Mono.fromRunnable(
                        () -> this.tasks.keySet().removeIf(arn -> arn.startsWith("arn:task/" + family + ":"))));
    }

    @Override
    public Mono<Service> findService(String cluster, String name) {
        return this.calls.call("findService", Mono.fromSupplier(() -> this.services.get(cluster + "/" + name)));
    }

    @Override
    public Mono<Service> createService(ServiceSpec spec, Mark mark) {
        return this.calls.call("createService", Mono.fromSupplier(() -> {
            Map<String, String> tags = new HashMap<>(spec.tags());
            tags.put(Mark.APP_TAG, mark.app().value());
            tags.put(Mark.RUN_TAG, mark.run());
            return put(spec.cluster() + "/" + spec.name(), spec.count(), spec.taskDefinition(), null, tags);
        }));
    }

    @Override
    public Mono<Service> updateService(String cluster, String name, String taskDefinition) {
        return this.calls.call("updateService", Mono.fromSupplier(() -> {
            Service before = get(cluster + "/" + name);
            return put(cluster + "/" + name, before.desired(), taskDefinition, previous(before), before.tags());
        }));
    }

    @Override
    public Mono<Service> updateService(String cluster, String name, String taskDefinition, int count) {
        return this.calls.call("updateService", Mono.fromSupplier(() -> {
            Service before = get(cluster + "/" + name);
            return put(cluster + "/" + name, count, taskDefinition, previous(before), before.tags());
        }));
    }

    private static String previous(Service before) {
        return before.rollouts().get(0).taskDefinition();
    }

    @Override
    public Mono<Service> restartService(String cluster, String name, String taskDefinition, int count) {
        return this.calls.call(
                "restartService",
                Mono.fromSupplier(() -> put(
                        cluster + "/" + name,
                        count,
                        taskDefinition,
                        null,
                        get(cluster + "/" + name).tags())));
    }

    @Override
    public Mono<Void> tagService(String cluster, String name, Map<String, String> tags, Mark mark) {
        return this.calls.call(
                "tagService",
                Mono.fromRunnable(() -> this.services.computeIfPresent(
                        cluster + "/" + name,
                        (key, found) ->
                                mark.isIn(found.tags()) ? with(found, Calls.merged(found.tags(), tags)) : found)));
    }

    private static Service with(Service service, Map<String, String> tags) {
        return new Service(
                service.arn(),
                service.name(),
                service.desired(),
                service.running(),
                service.rollouts(),
                service.events(),
                tags);
    }

    @Override
    public Mono<Void> scale(String cluster, String name, Scaling scaling) {
        return this.calls.call("scale", Mono.empty());
    }

    @Override
    public Mono<List<String>> lastLogLines(String logGroup, int limit) {
        return this.calls.call("lastLogLines", Mono.just(this.logLines));
    }

    @Override
    public Mono<Void> unscale(String cluster, String name) {
        return this.calls.call("unscale", Mono.empty());
    }

    @Override
    public Mono<Void> stopService(String cluster, String name) {
        return this.calls.call("stopService", Mono.fromRunnable(() -> {
            Service before = get(cluster + "/" + name);
            this.services.put(
                    cluster + "/" + name,
                    new Service(before.arn(), name, 0, 0, before.rollouts(), before.events(), before.tags()));
        }));
    }

    @Override
    public Mono<Void> deleteService(String cluster, String name, Mark mark) {
        return this.calls.call(
                "deleteService",
                Mono.fromRunnable(() -> this.services
                        .entrySet()
                        .removeIf(service -> service.getKey().equals(cluster + "/" + name)
                                && mark.isIn(service.getValue().tags()))));
    }

    private Service get(String name) {
        Service service = this.services.get(name);
        if (service == null) {
            throw new IllegalStateException("There is no service " + name);
        }
        return service;
    }

    private Service put(String name, int count, String task, @Nullable String returnsTo, Map<String, String> tags) {
        List<Rollout> rollouts = new ArrayList<>();
        boolean fails = this.broken.stream().anyMatch(digest -> image(task).endsWith(digest));
        if (fails && returnsTo != null) {
            rollouts.add(rollout(returnsTo, true, "COMPLETED"));
        }
        rollouts.add(rollout(task, rollouts.isEmpty(), fails ? "FAILED" : "COMPLETED"));
        Service service = new Service(
                "arn:service/" + name,
                name.substring(name.indexOf('/') + 1),
                count,
                fails ? 0 : count,
                rollouts,
                List.of("(service) settled"),
                tags);
        this.services.put(name, service);
        return service;
    }

    private String image(String task) {
        TaskSpec spec = this.tasks.get(task);
        return (spec != null) ? spec.image() : "";
    }

    private static Rollout rollout(String task, boolean primary, String state) {
        String reason = state.equals("FAILED") ? "ECS deployment circuit breaker: tasks failed to start." : null;
        return new Rollout("ecs-svc/" + task, task, primary, state, reason, 0, Instant.EPOCH);
    }
}
