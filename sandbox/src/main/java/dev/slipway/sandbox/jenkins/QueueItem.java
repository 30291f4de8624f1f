package dev.slipway.sandbox.jenkins;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A build that waits, or that has left the queue.
 *
 * @param id its id
 * @param job full name of the job
 * @param since when it was put into the queue
 * @param due when its quiet period ends
 * @param cause why
 * @param parameters values of the parameters
 * @param head what is to be built; null for a job without branches
 * @param number number of the build it has become; 0 before
 * @param cancelled whether somebody has taken it out
 */
record QueueItem(
        long id,
        String job,
        long since,
        long due,
        BuildRecord.Cause cause,
        Map<String, String> parameters,
        @Nullable Head head,
        int number,
        boolean cancelled) {

    boolean waits() {
        return this.number == 0 && !this.cancelled;
    }

    QueueItem started(int build) {
        return new QueueItem(
                this.id, this.job, this.since, this.due, this.cause, this.parameters, this.head, build, false);
    }

    QueueItem taken() {
        return new QueueItem(this.id, this.job, this.since, this.due, this.cause, this.parameters, this.head, 0, true);
    }

    boolean asksTheSameAs(String otherJob, Map<String, String> otherParameters, @Nullable Head otherHead) {
        return waits()
                && this.job.equals(otherJob)
                && this.parameters.equals(otherParameters)
                && Objects.equals(
                        this.head == null ? null : this.head.commit(), otherHead == null ? null : otherHead.commit());
    }
}
