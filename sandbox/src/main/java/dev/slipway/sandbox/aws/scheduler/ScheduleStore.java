package dev.slipway.sandbox.aws.scheduler;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All schedules and groups; they survive a restart. */
final class ScheduleStore {

    private final Documents<Schedule> schedules;
    private final Documents<Group> groups;

    ScheduleStore(Path data) {
        this.schedules = Documents.open(data.resolve("schedules"), Schedule.class);
        this.groups = Documents.open(data.resolve("groups"), Group.class);
        if (findGroup(Schedule.DEFAULT_GROUP).isEmpty()) {
            put(new Group(Schedule.DEFAULT_GROUP, Instant.EPOCH));
        }
    }

    List<Schedule> all() {
        return this.schedules.all();
    }

    Optional<Schedule> find(String group, String name) {
        return this.schedules.find(Schedule.key(group, name));
    }

    Schedule get(String group, String name) {
        return find(group, name)
                .orElseThrow(() ->
                        new AwsError(404, "ResourceNotFoundException", "Schedule %s does not exist.".formatted(name)));
    }

    void put(Schedule schedule) {
        this.schedules.put(schedule.key(), schedule);
    }

    void remove(Schedule schedule) {
        this.schedules.remove(schedule.key());
    }

    List<Group> groups() {
        return this.groups.all();
    }

    Optional<Group> findGroup(String name) {
        return this.groups.find(name);
    }

    Group group(String name) {
        return findGroup(name)
                .orElseThrow(() -> new AwsError(
                        404, "ResourceNotFoundException", "Schedule group %s does not exist.".formatted(name)));
    }

    void put(Group group) {
        this.groups.put(group.name(), group);
    }

    /** Removes a group with its schedules. */
    void remove(Group group) {
        all().stream()
                .filter((schedule) -> schedule.group().equals(group.name()))
                .forEach(this::remove);
        this.groups.remove(group.name());
    }

    record Group(String name, Instant created) {}
}
