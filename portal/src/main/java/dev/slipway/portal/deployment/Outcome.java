package dev.slipway.portal.deployment;

import dev.slipway.portal.secret.Masked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a deployment.
 *
 * @param previousDigest digest that ran before; null at the first deployment
 * @param taskDefinition ARN of the task definition that it registered
 * @param reason why it failed, was cancelled or was refused; what a deployment waits for
 * @param logTail last log lines of a failed one
 * @param approvedBy short name of who approved it; null where nobody had to
 */
public record Outcome(
        @Nullable String previousDigest,
        @Nullable String taskDefinition,
        @Nullable String reason,
        List<String> logTail,
        @Nullable String approvedBy) {

    /** Copies the log lines, and masks secrets in what others wrote. */
    public Outcome {
        reason = (reason == null) ? null : Masked.in(reason);
        logTail = logTail.stream().map(Masked::in).toList();
    }

    static Outcome after(@Nullable String previousDigest) {
        return new Outcome(previousDigest, null, null, List.of(), null);
    }

    Outcome because(@Nullable String reason) {
        return new Outcome(this.previousDigest, this.taskDefinition, reason, this.logTail, this.approvedBy);
    }

    Outcome approvedBy(String who) {
        return new Outcome(this.previousDigest, this.taskDefinition, null, this.logTail, who);
    }

    Outcome ended(@Nullable String taskDefinition, @Nullable String reason, List<String> logTail) {
        return new Outcome(this.previousDigest, taskDefinition, reason, logTail, this.approvedBy);
    }
}
