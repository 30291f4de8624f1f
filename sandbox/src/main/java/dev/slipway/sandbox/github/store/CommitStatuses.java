package dev.slipway.sandbox.github.store;

import java.util.List;

/**
 * All that was said about one commit.
 *
 * @param statuses newest first
 */
public record CommitStatuses(List<CommitStatus> statuses) {

    /** Copies the list. */
    public CommitStatuses {
        statuses = List.copyOf(statuses);
    }
}
