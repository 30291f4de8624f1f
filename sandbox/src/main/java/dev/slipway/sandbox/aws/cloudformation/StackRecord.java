package dev.slipway.sandbox.aws.cloudformation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stack as it is kept on disk.
 *
 * @param id ARN
 * @param name name
 * @param input what the last caller asked for
 * @param previous what was asked for before an update that is under way
 * @param token token of the last call
 * @param progress status with its reason and times
 * @param resources resources by logical id
 * @param leftovers resources that an update has replaced or dropped and that are still to be removed
 * @param outputs outputs
 * @param events history, oldest first
 */
record StackRecord(
        String id,
        String name,
        StackInput input,
        @Nullable StackInput previous,
        @Nullable String token,
        Progress progress,
        Map<String, ResourceRecord> resources,
        List<ResourceRecord> leftovers,
        List<OutputRecord> outputs,
        List<EventRecord> events) {

    static final String TYPE = "AWS::CloudFormation::Stack";

    static StackRecord planned(String id, String name, StackInput input, @Nullable String token) {
        Progress progress = new Progress("REVIEW_IN_PROGRESS", null, Instant.now(), null, null);
        return new StackRecord(id, name, input, null, token, progress, Map.of(), List.of(), List.of(), List.of());
    }

    boolean isDeleted() {
        return status().equals("DELETE_COMPLETE");
    }

    boolean isInProgress() {
        return status().endsWith("_IN_PROGRESS");
    }

    /** Returns whether the update under way gives the stack other tags, or takes them back. */
    boolean changesTags() {
        return this.previous != null && !this.previous.tags().equals(this.input.tags());
    }

    /** Returns whether a call is a repeat of the one that began the newest update. */
    boolean wasUpdatedWith(@Nullable String token) {
        return token != null && token.equals(this.token) && status().startsWith("UPDATE_");
    }

    String status() {
        return this.progress.status();
    }

    StackRecord withInput(StackInput input, @Nullable StackInput previous, @Nullable String token) {
        return new StackRecord(
                this.id,
                this.name,
                input,
                previous,
                token,
                this.progress,
                this.resources,
                this.leftovers,
                this.outputs,
                this.events);
    }

    StackRecord withStatus(String status, @Nullable String reason) {
        return with(
                this.progress.to(status, reason),
                this.resources,
                this.leftovers,
                this.outputs,
                with(event(this.name, this.id, TYPE, status, reason)));
    }

    /** Returns this stack with a resource as it is now, and an event that tells of it. */
    StackRecord withResource(ResourceRecord resource) {
        return withUnreportedResource(resource).withEventOf(resource);
    }

    StackRecord withUnreportedResource(ResourceRecord resource) {
        Map<String, ResourceRecord> resources = new LinkedHashMap<>(this.resources);
        resources.put(resource.logicalId(), resource);
        return withResources(resources, this.leftovers);
    }

    StackRecord withoutResource(ResourceRecord resource) {
        Map<String, ResourceRecord> resources = new LinkedHashMap<>(this.resources);
        resources.remove(resource.logicalId());
        return withResources(resources, this.leftovers);
    }

    StackRecord withLeftover(ResourceRecord resource) {
        List<ResourceRecord> leftovers = new ArrayList<>(this.leftovers);
        leftovers.add(resource);
        return withResources(this.resources, leftovers);
    }

    StackRecord withoutLeftover(ResourceRecord resource) {
        List<ResourceRecord> leftovers = new ArrayList<>(this.leftovers);
        leftovers.remove(resource);
        return withResources(this.resources, leftovers);
    }

    /** Puts what an update has replaced back in its place; what replaced it is left over now. */
    StackRecord withReplacementsUndone() {
        Map<String, ResourceRecord> resources = new LinkedHashMap<>(this.resources);
        List<ResourceRecord> leftovers = new ArrayList<>();
        for (ResourceRecord replaced : this.leftovers) {
            ResourceRecord replacement = resources.put(replaced.logicalId(), replaced);
            if (replacement != null && replacement.physicalId() != null) {
                leftovers.add(replacement);
            }
        }
        return withResources(resources, leftovers);
    }

    /** Returns this stack as one whose failed update was never asked for; the input stays for the cleaning up. */
    StackRecord withPreviousInput() {
        return this.previous == null ? this : withInput(this.previous, this.input, this.token);
    }

    StackRecord withEventOf(ResourceRecord resource) {
        EventRecord event = event(
                resource.logicalId(), resource.physicalId(), resource.type(), resource.status(), resource.reason());
        return with(this.progress, this.resources, this.leftovers, this.outputs, with(event));
    }

    StackRecord withOutputs(List<OutputRecord> outputs) {
        return with(this.progress, this.resources, this.leftovers, outputs, this.events);
    }

    private StackRecord withResources(Map<String, ResourceRecord> resources, List<ResourceRecord> leftovers) {
        return with(this.progress, resources, leftovers, this.outputs, this.events);
    }

    /** Returns the stack with everything that changes while it is worked on. */
    private StackRecord with(
            Progress progress,
            Map<String, ResourceRecord> resources,
            List<ResourceRecord> leftovers,
            List<OutputRecord> outputs,
            List<EventRecord> events) {
        return new StackRecord(
                this.id,
                this.name,
                this.input,
                this.previous,
                this.token,
                progress,
                resources,
                List.copyOf(leftovers),
                List.copyOf(outputs),
                events);
    }

    private EventRecord event(
            String logicalId, @Nullable String physicalId, String type, String status, @Nullable String reason) {
        Instant now = Instant.now();
        String id = "%s-%s-%d-%d".formatted(logicalId, status, now.toEpochMilli(), this.events.size());
        return new EventRecord(id, logicalId, physicalId, type, status, reason, this.token, now);
    }

    private List<EventRecord> with(EventRecord event) {
        List<EventRecord> events = new ArrayList<>(this.events);
        events.add(event);
        return List.copyOf(events);
    }

    /**
     * How far a stack is.
     *
     * @param status its status
     * @param reason why
     * @param createdAt when it was created
     * @param updatedAt when it was updated last
     * @param deletedAt when it was deleted
     */
    record Progress(
            String status,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant deletedAt) {

        Progress to(String status, @Nullable String reason) {
            return new Progress(
                    status,
                    reason,
                    this.createdAt,
                    status.equals("UPDATE_IN_PROGRESS") ? Instant.now() : this.updatedAt,
                    status.equals("DELETE_IN_PROGRESS") ? Instant.now() : this.deletedAt);
        }
    }
}
