package dev.slipway.sandbox.jenkins;

import org.jspecify.annotations.Nullable;

/** How a build is going, in the words and states of Jenkins's GitHub branch source. */
enum CommitStatus {
    QUEUED("pending", "This commit is scheduled to be built"),
    RUNNING("pending", "This commit is being built"),
    SUCCESS("success", "This commit looks good"),
    UNSTABLE("failure", "This commit has test failures"),
    FAILURE("failure", "This commit cannot be built"),
    ABORTED("error", "The build of this commit was aborted"),
    NOT_BUILT("error", "The build of this commit was not built");

    private final String state;
    private final String description;

    CommitStatus(String state, String description) {
        this.state = state;
        this.description = description;
    }

    String state() {
        return this.state;
    }

    String description() {
        return this.description;
    }

    static CommitStatus of(@Nullable String result) {
        return result == null ? RUNNING : valueOf(result);
    }

    /** Returns the status's context: which of a commit's checks this is. */
    static String contextOf(Head head) {
        return "continuous-integration/jenkins/" + (head.change() == null ? "branch" : "pr-merge");
    }
}
