package dev.slipway.sandbox.github.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a commit that goes to an environment.
 *
 * @param id numeric identifier
 * @param repository the repository's id
 * @param sha the commit
 * @param ref what was named: a branch, a tag or a commit
 * @param task what is done, in the caller's words
 * @param environment where to
 * @param description one line for people
 * @param passing whether the environment goes away again
 * @param production whether users meet it
 * @param creator login of the caller
 * @param createdAt when it was said
 * @param statuses how far it has come, newest first
 */
public record HostedDeployment(
        long id,
        long repository,
        String sha,
        String ref,
        String task,
        String environment,
        @Nullable String description,
        boolean passing,
        boolean production,
        String creator,
        Instant createdAt,
        List<DeploymentStatus> statuses) {

    /** State of a deployment that something newer has replaced. */
    public static final String INACTIVE = "inactive";

    private static final String SUCCESS = "success";

    /** Copies the list. */
    public HostedDeployment {
        statuses = List.copyOf(statuses);
    }

    /** Returns its newest state; {@code pending} before the first status. */
    public String state() {
        return this.statuses.isEmpty() ? "pending" : this.statuses.get(0).state();
    }

    /** Returns whether its newest status says that it succeeded. */
    public boolean hasSucceeded() {
        return state().equals(SUCCESS);
    }

    /** Returns this deployment with one more status. */
    public HostedDeployment with(DeploymentStatus status) {
        List<DeploymentStatus> all = new ArrayList<>(this.statuses);
        all.add(0, status);
        return new HostedDeployment(
                this.id,
                this.repository,
                this.sha,
                this.ref,
                this.task,
                this.environment,
                this.description,
                this.passing,
                this.production,
                this.creator,
                this.createdAt,
                all);
    }
}
