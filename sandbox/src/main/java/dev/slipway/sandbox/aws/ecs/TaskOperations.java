package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.Paging;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ECS's API on tasks. */
final class TaskOperations {

    private static final int MOST = 10;

    private final Clusters clusters;
    private final TaskDefinitions definitions;
    private final Tasks tasks;
    private final String how;
    private final Clock clock;

    /** @param how how tasks run on this machine, in words */
    TaskOperations(Clusters clusters, TaskDefinitions definitions, Tasks tasks, String how, Clock clock) {
        this.clusters = clusters;
        this.definitions = definitions;
        this.tasks = tasks;
        this.how = how;
        this.clock = clock;
    }

    Object run(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        TaskDefinition definition = this.definitions.usable(input.required("taskDefinition"));
        int count = input.number("count", 1);
        if (count < 1 || count > MOST) {
            throw AwsError.of("InvalidParameterException", "count %d must be from 1 to %d.".formatted(count, MOST));
        }
        List<Object> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Task task = this.tasks.start(cluster, null, input.text("startedBy", ""), definition);
            started.add(begun(task));
        }
        return Map.of("tasks", started, "failures", List.of());
    }

    /** A task that was just asked for: it may be further already, but nobody hears so in this answer. */
    private Map<String, Object> begun(Task task) {
        Map<String, Object> answer = EcsAnswers.task(task, this.how);
        answer.put("lastStatus", Task.FIRST_STATUS);
        return answer;
    }

    Object stop(JsonInput input) {
        this.clusters.nameIn(input);
        Task task = this.tasks
                .find(EcsArns.nameOf(input.required("task")))
                .orElseThrow(() -> AwsError.of("InvalidParameterException", "The referenced task was not found."));
        task.stop("UserInitiated", input.text("reason", "Task stopped by user"), this.clock.instant());
        return Map.of("task", EcsAnswers.task(task, this.how));
    }

    Object describe(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        List<Object> found = new ArrayList<>();
        List<Object> failures = new ArrayList<>();
        for (String reference : input.texts("tasks")) {
            String id = EcsArns.nameOf(reference);
            this.tasks
                    .find(id)
                    .ifPresentOrElse(
                            (task) -> found.add(EcsAnswers.task(task, this.how)),
                            () -> failures.add(EcsAnswers.failure(EcsArns.task(cluster, id))));
        }
        return Map.of("tasks", found, "failures", failures);
    }

    Object list(JsonInput input) {
        String cluster = this.clusters.nameIn(input);
        String service = input.text("serviceName");
        String family = input.text("family");
        boolean stopped = input.text("desiredStatus", "RUNNING").equals("STOPPED");
        return Paging.by(100)
                .page(
                        input,
                        "taskArns",
                        this.tasks.all().stream()
                                .filter((task) -> task.cluster().equals(cluster)
                                        && (service == null
                                                || EcsArns.nameOf(service).equals(task.service()))
                                        && (family == null
                                                || family.equals(
                                                        task.definition().family()))
                                        && stopped == (task.isStopping() || task.isStopped()))
                                .map(Task::arn)
                                .toList());
    }
}
