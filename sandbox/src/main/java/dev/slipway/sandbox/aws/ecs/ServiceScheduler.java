package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.ecs.RollingUpdate.Running;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Brings every service, a step at a time, from what runs to what is wanted. */
final class ServiceScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceScheduler.class);
    private static final Duration TICK = Duration.ofMillis(200);

    private final Services services;
    private final Tasks tasks;
    private final TaskDefinitions definitions;
    private final DeploymentProgress progress;
    private final RestartThrottle throttle;
    private final Clock clock;
    private final Set<String> counted = new HashSet<>();
    private final Map<String, String> announced = new ConcurrentHashMap<>();
    private final Scheduler thread = Schedulers.newSingle("ecs-scheduler", true);
    private final Disposable loop;

    ServiceScheduler(Services services, Tasks tasks, TaskDefinitions definitions, EcsEvents events, Clock clock) {
        this.services = services;
        this.tasks = tasks;
        this.definitions = definitions;
        this.clock = clock;
        this.throttle = new RestartThrottle(clock);
        this.progress = new DeploymentProgress(events, clock);
        this.loop = Flux.interval(TICK, this.thread)
                .onBackpressureDrop()
                .subscribe((tick) -> tick(events), (ex) -> LOG.error("The scheduler has ended", ex));
    }

    @Override
    public void close() {
        this.loop.dispose();
        this.thread.dispose();
    }

    private void tick(EcsEvents events) {
        for (StoredService service : this.services.all()) {
            if (!service.status().equals(StoredService.INACTIVE)) {
                try {
                    reconcile(service);
                } catch (RuntimeException ex) {
                    LOG.error("Service {} cannot go on", service.name(), ex);
                }
            }
        }
        this.tasks.all().stream()
                .filter((task) -> task.service() == null)
                .forEach((task) -> this.tasks.advance(task, List.of()));
        announce(events);
        this.tasks.forgetOld();
    }

    private void reconcile(StoredService service) {
        List<String> groups = service.targetGroups();
        List<Task> all = this.tasks.of(service);
        all.forEach((task) -> this.tasks.advance(task, groups));
        all.forEach((task) -> watch(service, task, groups));
        countFailures(service, all);
        StoredService current = this.services.get(service.cluster(), service.name());
        List<Task> live = all.stream()
                .filter((task) -> !task.isStopped() && !task.isStopping())
                .toList();
        if (current.status().equals(StoredService.DRAINING)) {
            drain(current, all, live);
            return;
        }
        StoredService judged = this.services.change(
                current.cluster(),
                current.name(),
                (newest) -> this.progress.judge(
                        newest, countOf(newest, live, groups), all.stream().allMatch(Task::isStopped)));
        move(judged, live, countOf(judged, live, groups), groups);
    }

    /** Stops a task that one of its health checks has given up. */
    private void watch(StoredService service, Task task, List<String> groups) {
        if (!task.isRunning() || task.isStopping()) {
            return;
        }
        if (this.tasks.isSteady(task, groups)) {
            task.steady();
        }
        if (task.health().equals("UNHEALTHY")) {
            task.stop("ServiceSchedulerInitiated", "Task failed container health checks", this.clock.instant());
        }
        Instant started = Objects.requireNonNullElse(task.startedAt(), this.clock.instant());
        boolean grace = this.clock.instant().isBefore(started.plusSeconds(service.gracePeriodSeconds()));
        for (String group : groups) {
            if (!grace && this.tasks.stateIn(group, task).equals("unhealthy")) {
                task.stop(
                        "ServiceSchedulerInitiated",
                        "Task failed ELB health checks in (target-group %s)".formatted(group),
                        this.clock.instant());
            }
        }
    }

    /** Counts tasks that ended before they ever worked; one that works sets the count back. */
    private void countFailures(StoredService service, List<Task> all) {
        for (Task task : all) {
            boolean failed = task.isStopped() && !task.wasSteady() && !"UserInitiated".equals(task.stopCode());
            if (failed && !superseded(task) && this.counted.add(task.id())) {
                this.throttle.failed(service.arn());
                this.services.change(
                        service.cluster(),
                        service.name(),
                        (newest) -> newest.withDeployment(
                                        task.startedBy(),
                                        (deployment) -> deployment.withFailedTasks(
                                                deployment.failedTasks() + 1, this.clock.instant()))
                                .withEvent(
                                        "(task %s) stopped: %s".formatted(task.id(), task.stoppedReason()),
                                        this.clock.instant()));
            } else if (task.wasSteady() && this.counted.add(task.id())) {
                this.throttle.succeeded(service.arn());
            }
        }
    }

    private static boolean superseded(Task task) {
        return DeploymentProgress.SCALED_IN.equals(task.stoppedReason());
    }

    private Running countOf(StoredService service, List<Task> live, List<String> groups) {
        String primary = service.primary().id();
        List<Task> young =
                live.stream().filter((task) -> task.startedBy().equals(primary)).toList();
        List<Task> old = live.stream()
                .filter((task) -> !task.startedBy().equals(primary))
                .toList();
        return new Running(young.size(), steady(young, groups), old.size(), steady(old, groups));
    }

    private int steady(List<Task> tasks, List<String> groups) {
        return (int) tasks.stream()
                .filter((task) -> this.tasks.isSteady(task, groups))
                .count();
    }

    private void move(StoredService service, List<Task> live, Running running, List<String> groups) {
        Deployment primary = service.primary();
        Comparator<Task> unsteadyFirst = Comparator.comparing((task) -> this.tasks.isSteady(task, groups));
        if (primary.is(Deployment.FAILED)) {
            stop(of(live, primary.id(), true).filter((task) -> !this.tasks.isSteady(task, groups)), live.size());
            return;
        }
        RollingUpdate step = RollingUpdate.next(service.desired(), service.settings(), running);
        if (step.start() > 0 && this.throttle.mayStart(service.arn())) {
            TaskDefinition definition = this.definitions.get(primary.taskDefinition());
            for (int i = 0; i < step.start(); i++) {
                this.tasks.start(service.cluster(), service.name(), primary.id(), definition);
            }
        }
        stop(of(live, primary.id(), false).sorted(unsteadyFirst), step.stopOld());
        stop(of(live, primary.id(), true).sorted(unsteadyFirst), step.stopSurplus());
    }

    private void drain(StoredService service, List<Task> all, List<Task> live) {
        stop(live.stream(), live.size());
        if (all.stream().allMatch(Task::isStopped)) {
            this.services.change(
                    service.cluster(), service.name(), (newest) -> newest.withStatus(StoredService.INACTIVE));
        }
    }

    private void stop(Stream<Task> tasks, int count) {
        tasks.limit(count)
                .forEach((task) ->
                        task.stop("ServiceSchedulerInitiated", DeploymentProgress.SCALED_IN, this.clock.instant()));
    }

    private static Stream<Task> of(List<Task> tasks, String deployment, boolean same) {
        return tasks.stream().filter((task) -> task.startedBy().equals(deployment) == same);
    }

    private void announce(EcsEvents events) {
        for (Task task : this.tasks.all()) {
            if (!task.status().equals(this.announced.put(task.id(), task.status()))) {
                events.taskChanged(task);
            }
        }
        this.announced.keySet().removeIf((id) -> this.tasks.find(id).isEmpty());
    }
}
