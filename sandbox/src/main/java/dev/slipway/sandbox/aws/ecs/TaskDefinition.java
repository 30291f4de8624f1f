package dev.slipway.sandbox.aws.ecs;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A revision of a task definition.
 *
 * @param family its family
 * @param revision its number in the family
 * @param active whether new tasks may use it
 * @param registeredAt when it was registered
 * @param input what was registered, as it came
 * @param tags its tags
 */
record TaskDefinition(
        String family, int revision, boolean active, Instant registeredAt, JsonNode input, Map<String, String> tags) {

    /** Copies the tags. */
    TaskDefinition {
        tags = Map.copyOf(tags);
    }

    String arn() {
        return EcsArns.taskDefinition(this.family, this.revision);
    }

    ContainerSpec container() {
        return ContainerSpec.of(this.input);
    }

    TaskDefinition inactive() {
        return new TaskDefinition(this.family, this.revision, false, this.registeredAt, this.input, this.tags);
    }
}
