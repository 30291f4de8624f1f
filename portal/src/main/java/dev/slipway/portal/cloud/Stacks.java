package dev.slipway.portal.cloud;

import dev.slipway.portal.inventory.Mark;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The need for declared infrastructure: one stack per app and environment.
 *
 * <p>Start, wait and read are separate; every method is safe to repeat; faults are
 * {@link dev.slipway.portal.OutsideFault}s.
 */
public interface Stacks {

    /** Finds a stack by name; empty when there is none or it is deleted. */
    Mono<Stack> find(String name);

    /** Starts the creation of a stack; returns its id. The client token makes a repeat find the same stack. */
    Mono<String> start(NewStack stack, Mark mark);

    /**
     * Starts an update of a stack that changes nothing but some of its tags, if it bears the mark; CloudFormation hands
     * them on to the stack's resources. The client token makes a repeat start nothing new.
     *
     * @return whether there is anything to wait for; empty when the stack is gone or bears another mark
     */
    Mono<Boolean> retag(String stackId, Map<String, String> tags, Mark mark, String clientToken);

    /** Starts the deletion of a stack by its id, if it bears the mark; nothing happens when it is gone already. */
    Mono<Void> delete(String stackId, Mark mark);

    /**
     * A stack to be created.
     *
     * @param name its name
     * @param template the template, as YAML or JSON
     * @param parameters parameters
     * @param tags tags, which CloudFormation hands on to the resources
     * @param serviceRole ARN of the role that CloudFormation acts with
     * @param clientToken makes a repeated call create nothing new
     */
    record NewStack(
            String name,
            String template,
            Map<String, String> parameters,
            Map<String, String> tags,
            @Nullable String serviceRole,
            String clientToken) {}

    /**
     * A stack as it is.
     *
     * @param id its ARN
     * @param name its name
     * @param status CloudFormation's status, such as {@code CREATE_COMPLETE}
     * @param reason CloudFormation's first failure, in its words
     * @param outputs outputs
     * @param tags tags
     */
    record Stack(
            String id,
            String name,
            String status,
            @Nullable String reason,
            Map<String, String> outputs,
            Map<String, String> tags) {

        /** Returns whether the stack is there whole. */
        public boolean isComplete() {
            return this.status.equals("CREATE_COMPLETE") || this.status.equals("UPDATE_COMPLETE");
        }

        /** Returns whether CloudFormation would update the stack: it is there, maybe as it was before an update. */
        public boolean canBeUpdated() {
            return isComplete() || this.status.equals("UPDATE_ROLLBACK_COMPLETE");
        }

        /** Returns whether CloudFormation is still at work. */
        public boolean isInProgress() {
            return this.status.endsWith("_IN_PROGRESS");
        }
    }
}
