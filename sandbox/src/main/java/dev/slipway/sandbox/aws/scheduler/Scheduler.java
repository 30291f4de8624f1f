package dev.slipway.sandbox.aws.scheduler;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.AwsService;
import dev.slipway.sandbox.aws.RestJsonProtocol;
import dev.slipway.sandbox.aws.RestJsonProtocol.RestInput;
import dev.slipway.sandbox.aws.delivery.Targets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** EventBridge Scheduler with one-time schedules and rates. */
public final class Scheduler implements AwsService, AutoCloseable {

    private static final String SCHEDULE = "/schedules/{name}";
    private static final String GROUP = "/schedule-groups/{name}";

    private final ScheduleStore store;
    private final Timekeeper timekeeper;
    private final Clock clock = Clock.systemUTC();
    private final RestJsonProtocol protocol = new RestJsonProtocol("ValidationException");

    /**
     * Opens it with the schedules of an earlier run; what came due in between is done at once.
     *
     * @param data folder that keeps schedules and deliveries
     * @param targets delivers to functions, queues and topics
     */
    public Scheduler(Path data, Targets targets) {
        this.store = new ScheduleStore(data);
        this.timekeeper = new Timekeeper(data, this.store, targets, this.clock);
        this.protocol
                .operation(HttpMethod.POST, SCHEDULE, 200, this::create)
                .operation(HttpMethod.PUT, SCHEDULE, 200, this::update)
                .operation(HttpMethod.GET, SCHEDULE, 200, (call) -> find(call).output())
                .operation(HttpMethod.DELETE, SCHEDULE, 200, this::delete)
                .operation(HttpMethod.GET, "/schedules", 200, this::list)
                .operation(HttpMethod.POST, GROUP, 200, this::createGroup)
                .operation(HttpMethod.GET, GROUP, 200, (call) -> output(this.store.group(call.variable("name"))))
                .operation(HttpMethod.DELETE, GROUP, 200, this::deleteGroup)
                .operation(HttpMethod.GET, "/schedule-groups", 200, this::listGroups);
    }

    @Override
    public Set<String> signingNames() {
        return Set.of("scheduler");
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return this.protocol.handle(request);
    }

    @Override
    public void close() {
        this.timekeeper.close();
    }

    private Object create(RestInput call) {
        Schedule schedule = Schedule.read(call.variable("name"), call.body(), this.clock.instant());
        this.store.group(schedule.group());
        synchronized (this.store) {
            Optional<Schedule> there = this.store.find(schedule.group(), schedule.name());
            boolean repeated = there.filter((old) ->
                            schedule.token() != null && schedule.token().equals(old.token()) && schedule.sameAs(old))
                    .isPresent();
            if (there.isPresent() && !repeated) {
                throw new AwsError(409, "ConflictException", "Schedule %s already exists.".formatted(schedule.name()));
            }
            if (!repeated) {
                this.store.put(schedule);
            }
        }
        return Map.of("ScheduleArn", schedule.arn());
    }

    private Object update(RestInput call) {
        Schedule schedule = Schedule.read(call.variable("name"), call.body(), this.clock.instant());
        synchronized (this.store) {
            Schedule old = this.store.get(schedule.group(), schedule.name());
            this.store.put(schedule.createdAt(old.created()));
        }
        return Map.of("ScheduleArn", schedule.arn());
    }

    private Object delete(RestInput call) {
        synchronized (this.store) {
            this.store.remove(find(call));
        }
        return Map.of();
    }

    private Schedule find(RestInput call) {
        String group = call.parameter("groupName");
        return this.store.get(group == null ? Schedule.DEFAULT_GROUP : group, call.variable("name"));
    }

    private Object list(RestInput call) {
        String group = call.parameter("ScheduleGroup");
        String prefix = call.parameter("NamePrefix");
        String state = call.parameter("State");
        return Map.of(
                "Schedules",
                this.store.all().stream()
                        .filter((schedule) -> group == null || schedule.group().equals(group))
                        .filter((schedule) -> prefix == null || schedule.name().startsWith(prefix))
                        .filter((schedule) -> state == null || schedule.enabled() == state.equals("ENABLED"))
                        .map(Schedule::summary)
                        .toList());
    }

    private Object createGroup(RestInput call) {
        String name = call.variable("name");
        if (this.store.findGroup(name).isPresent()) {
            throw new AwsError(409, "ConflictException", "Schedule group %s already exists.".formatted(name));
        }
        this.store.put(new ScheduleStore.Group(name, this.clock.instant()));
        return Map.of("ScheduleGroupArn", groupArn(name));
    }

    private Object deleteGroup(RestInput call) {
        if (call.variable("name").equals(Schedule.DEFAULT_GROUP)) {
            throw AwsError.of("ValidationException", "Cannot delete default schedule group.");
        }
        this.store.remove(this.store.group(call.variable("name")));
        return Map.of();
    }

    private Object listGroups(RestInput call) {
        return Map.of(
                "ScheduleGroups",
                this.store.groups().stream().map(Scheduler::output).toList());
    }

    private static Map<String, Object> output(ScheduleStore.Group group) {
        return Map.of(
                "Arn",
                groupArn(group.name()),
                "Name",
                group.name(),
                "State",
                "ACTIVE",
                "CreationDate",
                group.created().toEpochMilli() / 1000.0,
                "LastModificationDate",
                group.created().toEpochMilli() / 1000.0);
    }

    private static String groupArn(String name) {
        return Arns.of("scheduler", "schedule-group/" + name);
    }
}
