package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The task definitions, which survive a restart. */
final class TaskDefinitions {

    private final Documents<TaskDefinition> stored;
    private final Clock clock;

    TaskDefinitions(Path folder, Clock clock) {
        this.stored = Documents.open(folder.resolve("task-definitions"), TaskDefinition.class);
        this.clock = clock;
    }

    synchronized TaskDefinition register(JsonNode input) {
        JsonInput task = new JsonInput(input, "ClientException");
        String family = task.required("family");
        if (!family.matches("[a-zA-Z0-9_-]{1,255}")) {
            throw AwsError.of(
                    "ClientException",
                    "Family contains invalid characters: '%s'. Use up to 255 letters, digits, hyphens and underscores."
                            .formatted(family));
        }
        if (task.items("containerDefinitions").isEmpty()) {
            throw AwsError.of("ClientException", "Container list cannot be empty.");
        }
        if (task.items("containerDefinitions").size() > 1) {
            throw AwsError.of("ClientException", "The sandbox runs task definitions with one container.");
        }
        ContainerSpec.of(input);
        int revision = all(family).mapToInt(TaskDefinition::revision).max().orElse(0) + 1;
        TaskDefinition definition = new TaskDefinition(
                family, revision, true, this.clock.instant(), input, task.pairs("tags", "key", "value"));
        this.stored.put(definition.arn(), definition);
        return definition;
    }

    /** Finds a definition by ARN, by {@code family:revision}, or the newest active one by {@code family}. */
    Optional<TaskDefinition> find(String reference) {
        String name = EcsArns.nameOf(reference);
        int colon = name.indexOf(':');
        if (colon < 0) {
            return all(name).filter(TaskDefinition::active).max(Comparator.comparingInt(TaskDefinition::revision));
        }
        return all(name.substring(0, colon))
                .filter((definition) -> name.substring(colon + 1).equals(String.valueOf(definition.revision())))
                .findFirst();
    }

    TaskDefinition get(String reference) {
        return find(reference).orElseThrow(() -> AwsError.of("ClientException", "Unable to describe task definition."));
    }

    /** Returns a definition that new tasks may use. */
    TaskDefinition usable(String reference) {
        TaskDefinition definition =
                find(reference).orElseThrow(() -> AwsError.of("ClientException", "TaskDefinition not found."));
        if (!definition.active()) {
            throw AwsError.of("ClientException", "TaskDefinition is inactive");
        }
        return definition;
    }

    synchronized TaskDefinition deregister(String reference) {
        TaskDefinition definition = get(reference).inactive();
        this.stored.put(definition.arn(), definition);
        return definition;
    }

    List<TaskDefinition> all() {
        return this.stored.all().stream()
                .sorted(Comparator.comparing(TaskDefinition::family).thenComparing(TaskDefinition::revision))
                .toList();
    }

    private Stream<TaskDefinition> all(String family) {
        return this.stored.all().stream()
                .filter((definition) -> definition.family().equals(family));
    }
}
