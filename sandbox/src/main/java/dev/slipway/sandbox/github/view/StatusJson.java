package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.store.CommitStatus;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commit statuses as GitHub describes them. */
public final class StatusJson {

    private final Links links;
    private final UserJson users;
    private final RepositoryJson repositories;

    /**
     * @param links addresses
     * @param users creators
     * @param repositories the repository in a combined status
     */
    public StatusJson(Links links, UserJson users, RepositoryJson repositories) {
        this.links = links;
        this.users = users;
        this.repositories = repositories;
    }

    /** Describes one status. */
    public Map<String, @Nullable Object> of(HostedRepository repository, String sha, CommitStatus status) {
        Map<String, @Nullable Object> creator = this.users.byLogin(status.creator());
        return Fields.of(
                "id", status.id(),
                "node_id", Fields.nodeId("StatusContext", status.id()),
                "url", this.links.api(repository, "/statuses/" + sha),
                "avatar_url", creator.get("avatar_url"),
                "state", status.state(),
                "description", status.description(),
                "target_url", status.targetUrl(),
                "context", status.context(),
                "created_at", Fields.time(status.createdAt()),
                "updated_at", Fields.time(status.createdAt()),
                "creator", creator);
    }

    /** Describes what all statuses of a commit come to; of each context the newest counts. */
    public Map<String, @Nullable Object> combined(
            HostedRepository repository, String sha, List<CommitStatus> statuses) {
        List<CommitStatus> latest = latest(statuses);
        return Fields.of(
                "state", combinedState(latest),
                "sha", sha,
                "total_count", latest.size(),
                "statuses",
                        latest.stream()
                                .map((status) -> of(repository, sha, status))
                                .toList(),
                "repository", this.repositories.of(repository, Permission.READ),
                "commit_url", this.links.api(repository, "/commits/" + sha),
                "url", this.links.api(repository, "/commits/" + sha + "/status"));
    }

    /** Returns the newest status of each context. */
    public static List<CommitStatus> latest(List<CommitStatus> newestFirst) {
        Map<String, CommitStatus> latest = new LinkedHashMap<>();
        newestFirst.forEach((status) -> latest.putIfAbsent(status.context(), status));
        return List.copyOf(latest.values());
    }

    private static String combinedState(List<CommitStatus> latest) {
        List<String> states = latest.stream().map(CommitStatus::state).toList();
        if (states.contains("failure") || states.contains("error")) {
            return "failure";
        }
        return (states.isEmpty() || states.contains("pending")) ? "pending" : "success";
    }
}
