package dev.slipway.sandbox.aws.ecs;

import java.time.Instant;

/**
 * One deployment of a service.
 *
 * @param id its id
 * @param taskDefinition ARN of the task definition of its tasks
 * @param status {@code PRIMARY}, {@code ACTIVE} while older tasks still run, {@code INACTIVE} when they are gone
 * @param rolloutState {@code IN_PROGRESS}, {@code COMPLETED} or {@code FAILED}
 * @param reason the state in words
 * @param failedTasks how many tasks in a row did not start
 * @param createdAt when it began
 * @param updatedAt when it changed last
 */
record Deployment(
        String id,
        String taskDefinition,
        String status,
        String rolloutState,
        String reason,
        int failedTasks,
        Instant createdAt,
        Instant updatedAt) {

    static final String PRIMARY = "PRIMARY";
    static final String ACTIVE = "ACTIVE";
    static final String INACTIVE = "INACTIVE";
    static final String IN_PROGRESS = "IN_PROGRESS";
    static final String COMPLETED = "COMPLETED";
    static final String FAILED = "FAILED";

    static Deployment begin(String id, String taskDefinition, Instant now) {
        return new Deployment(
                id, taskDefinition, PRIMARY, IN_PROGRESS, "ECS deployment %s in progress.".formatted(id), 0, now, now);
    }

    boolean isPrimary() {
        return this.status.equals(PRIMARY);
    }

    boolean is(String rolloutState) {
        return this.rolloutState.equals(rolloutState);
    }

    Deployment withStatus(String status, Instant now) {
        return new Deployment(
                this.id,
                this.taskDefinition,
                status,
                this.rolloutState,
                this.reason,
                this.failedTasks,
                this.createdAt,
                now);
    }

    Deployment withState(String rolloutState, String reason, Instant now) {
        return new Deployment(
                this.id, this.taskDefinition, this.status, rolloutState, reason, this.failedTasks, this.createdAt, now);
    }

    Deployment withFailedTasks(int failedTasks, Instant now) {
        return new Deployment(
                this.id,
                this.taskDefinition,
                this.status,
                this.rolloutState,
                this.reason,
                failedTasks,
                this.createdAt,
                now);
    }
}
