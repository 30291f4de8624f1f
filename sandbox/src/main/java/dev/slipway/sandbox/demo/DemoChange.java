package dev.slipway.sandbox.demo;

import dev.slipway.events.DeploymentChanges.Commit;
import java.time.Instant;
import java.util.List;

/**
 * What a pull request brought.
 *
 * @param commits its commits, the newest first
 * @param files names of the files that differ
 * @param committedAt when its newest commit was made
 * @param digest digest of the image that was built of it
 * @param build number of its build
 */
record DemoChange(List<Commit> commits, List<String> files, Instant committedAt, String digest, int build) {

    String commit() {
        return this.commits.get(0).id();
    }
}
