package dev.slipway.sandbox.aws.cloudformation;

import dev.slipway.sandbox.aws.cloudformation.resource.Physical;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One resource of a stack as it is.
 *
 * @param logicalId its name in the template
 * @param type its type
 * @param generation how many physical resources this one had before; keeps generated names apart
 * @param physicalId its name or ARN outside, once it was created
 * @param attributes what {@code GetAtt} gives
 * @param properties the evaluated properties as JSON, dynamic references unresolved
 * @param dependencies logical ids of the resources that it needs
 * @param status its status
 * @param reason why it has the status
 * @param changedAt when the status changed
 */
record ResourceRecord(
        String logicalId,
        String type,
        int generation,
        @Nullable String physicalId,
        Map<String, String> attributes,
        String properties,
        Set<String> dependencies,
        String status,
        @Nullable String reason,
        Instant changedAt) {

    ResourceRecord {
        attributes = Map.copyOf(attributes);
        dependencies = Set.copyOf(dependencies);
    }

    static ResourceRecord planned(String logicalId, String type, int generation) {
        return new ResourceRecord(
                logicalId, type, generation, null, Map.of(), "{}", Set.of(), "CREATE_IN_PROGRESS", null, Instant.now());
    }

    ResourceRecord withStatus(String status) {
        return withStatus(status, null);
    }

    ResourceRecord withStatus(String status, @Nullable String reason) {
        return new ResourceRecord(
                this.logicalId,
                this.type,
                this.generation,
                this.physicalId,
                this.attributes,
                this.properties,
                this.dependencies,
                status,
                reason,
                Instant.now());
    }

    ResourceRecord withPhysical(Physical physical) {
        return new ResourceRecord(
                this.logicalId,
                this.type,
                this.generation,
                physical.id(),
                physical.attributes(),
                this.properties,
                this.dependencies,
                this.status,
                this.reason,
                this.changedAt);
    }

    ResourceRecord withProperties(String properties, Set<String> dependencies) {
        return new ResourceRecord(
                this.logicalId,
                this.type,
                this.generation,
                this.physicalId,
                this.attributes,
                properties,
                dependencies,
                this.status,
                this.reason,
                this.changedAt);
    }

    boolean isComplete() {
        return this.status.equals("CREATE_COMPLETE") || this.status.equals("UPDATE_COMPLETE");
    }
}
