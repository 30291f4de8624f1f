package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.ecs.ContainerSpec.HealthCheck;
import dev.slipway.sandbox.aws.ecs.runtime.Container;
import dev.slipway.sandbox.aws.ecs.runtime.ProcessRegister;
import dev.slipway.sandbox.aws.elb.TargetGroups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** All tasks of the last hour, and how each goes on: from its start over its health to its end. */
final class Tasks implements AutoCloseable {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final String HOST = "127.0.0.1";

    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final Map<String, ContainerHealth> healths = new ConcurrentHashMap<>();
    private final TaskStarter starter;
    private final TargetGroups targets;
    private final ProcessRegister processes;
    private final Clock clock;
    private final Scheduler workers = Schedulers.newBoundedElastic(8, Integer.MAX_VALUE, "ecs-tasks", 60, true);

    Tasks(TaskStarter starter, TargetGroups targets, ProcessRegister processes, Clock clock) {
        this.starter = starter;
        this.targets = targets;
        this.processes = processes;
        this.clock = clock;
    }

    /** Starts a task; it comes up in the background. */
    Task start(String cluster, @Nullable String service, String startedBy, TaskDefinition definition) {
        String id = UUID.randomUUID().toString().replace("-", "");
        Task task = new Task(id, cluster, service, startedBy, definition, this.clock.instant());
        this.tasks.put(id, task);
        HealthCheck check = definition.container().healthCheck();
        if (check != null) {
            this.healths.put(id, new ContainerHealth(task, check, this.clock));
        }
        this.workers.schedule(() -> this.starter.start(task));
        return task;
    }

    Optional<Task> find(String id) {
        return Optional.ofNullable(this.tasks.get(id));
    }

    List<Task> all() {
        return List.copyOf(this.tasks.values());
    }

    List<Task> of(StoredService service) {
        return all().stream()
                .filter((task) -> task.cluster().equals(service.cluster())
                        && service.name().equals(task.service()))
                .toList();
    }

    /** Lets every task take its next step; called several times a second. */
    void advance(Task task, List<String> groups) {
        Container container = task.container();
        if (task.isStopped()) {
            return;
        }
        if (container == null) {
            if (task.isStopping() && task.status().equals("PROVISIONING")) {
                task.stopped(null, this.clock.instant());
            }
            return;
        }
        if (!container.isAlive()) {
            end(task, container, groups);
        } else if (task.isStopping()) {
            stop(task, container, groups);
        } else if (task.isRunning()) {
            groups.forEach((group) -> this.targets.register(group, HOST, task.port()));
            Optional.ofNullable(this.healths.get(task.id())).ifPresent((health) -> health.checkIfDue(this.workers));
        }
    }

    /** Returns whether a task runs and all of its health checks say so. */
    boolean isSteady(Task task, List<String> groups) {
        boolean healthy = !this.healths.containsKey(task.id()) || task.health().equals("HEALTHY");
        return task.isRunning()
                && !task.isStopping()
                && healthy
                && groups.stream().allMatch((group) -> stateIn(group, task).equals("healthy"));
    }

    String stateIn(String group, Task task) {
        return this.targets.stateOf(group, HOST, task.port());
    }

    /** Forgets tasks that ended long ago. */
    void forgetOld() {
        Instant before = this.clock.instant().minus(REMEMBERED);
        this.tasks.values().removeIf((task) -> {
            Instant stopped = task.stoppedAt();
            return stopped != null && stopped.isBefore(before);
        });
        this.healths.keySet().retainAll(this.tasks.keySet());
    }

    /** Ends all processes. */
    @Override
    public void close() {
        List<Container> running = all().stream()
                .map(Task::container)
                .filter(Objects::nonNull)
                .filter(Container::isAlive)
                .toList();
        running.forEach(Container::kill);
        running.forEach(Container::release);
        all().forEach((task) -> this.processes.remove(task.id()));
        this.workers.dispose();
    }

    /** Takes a task from the load balancer, waits for requests under way, asks it to end, and at last makes it. */
    private void stop(Task task, Container container, List<String> groups) {
        if (task.isRunning()) {
            groups.forEach((group) -> this.targets.deregister(group, HOST, task.port()));
            task.status("DEACTIVATING");
        }
        if (task.status().equals("DEACTIVATING")
                && groups.stream().noneMatch((group) -> stateIn(group, task).equals("draining"))) {
            task.status("STOPPING");
            container.terminate();
        }
        Instant asked = task.stoppingAt();
        Duration patience = task.definition().container().stopTimeout();
        if (task.status().equals("STOPPING")
                && asked != null
                && asked.plus(patience).isBefore(this.clock.instant())) {
            container.kill();
        }
    }

    private void end(Task task, Container container, List<String> groups) {
        groups.forEach((group) -> this.targets.deregister(group, HOST, task.port()));
        task.stop("EssentialContainerExited", "Essential container in task exited", this.clock.instant());
        this.processes.remove(task.id());
        if (container.outOfMemory()) {
            task.outOfMemory();
        }
        int exitCode = container.exitCode();
        container.release();
        task.stopped(exitCode, this.clock.instant());
        this.workers.schedule(() -> this.starter.clean(task));
    }
}
