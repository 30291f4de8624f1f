package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Changes;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.CommitJson;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.Links;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Commits: list, read, compare. */
final class CommitApi implements Endpoints {

    private final BareRepositories git;
    private final Links links;
    private final CommitJson commits;
    private final StatusApi statuses;

    CommitApi(BareRepositories git, Links links, CommitJson commits, StatusApi statuses) {
        this.git = git;
        this.links = links;
        this.commits = commits;
        this.statuses = statuses;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        String repository = "/repos/{owner}/{repo}";
        routes.GET(repository + "/commits", api.handle(this::list));
        routes.GET(repository + "/commits/{*rest}", api.handle(this::get));
        routes.GET(repository + "/compare/{*rest}", api.handle(this::compare));
    }

    /** Finds a commit, in GitHub's words if there is none. */
    static RevCommit find(Repository opened, String revision) {
        return new History(opened)
                .find(revision)
                .orElseThrow(() -> ApiError.of(422, "No commit found for SHA: " + revision));
    }

    private Answer list(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            History history = new History(opened);
            String start = call.query("sha").orElse(repository.settings().defaultBranch());
            RevCommit from = history.find(start)
                    .orElseThrow(() -> call.query("sha").isPresent()
                            ? ApiError.notFound()
                            : ApiError.conflict("Git Repository is empty."));
            List<RevCommit> all = history.log(from, call.query("path").orElse(null), 0, Integer.MAX_VALUE);
            return Answer.page(call, all, (commit) -> this.commits.of(repository, commit));
        }
    }

    private Answer get(Call call) {
        String rest = call.rest();
        int slash = rest.lastIndexOf('/');
        String ref = (slash > 0) ? rest.substring(0, slash) : rest;
        return switch ((slash > 0) ? rest.substring(slash + 1) : "") {
            case "status" -> this.statuses.combined(call, ref);
            case "statuses" -> this.statuses.list(call, ref);
            case "check-runs" -> noCheckRuns(call);
            default -> commit(call, rest);
        };
    }

    private Answer commit(Call call, String ref) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        try (Repository opened = this.git.open(repository.id())) {
            RevCommit commit = find(opened, ref);
            return Answer.ok(this.commits.withFiles(repository, commit, new Changes(opened).of(commit)));
        }
    }

    private Answer noCheckRuns(Call call) {
        call.repository(Need.READ_CONTENTS);
        return Answer.ok(Fields.of("total_count", 0, "check_runs", List.of()));
    }

    private Answer compare(Call call) {
        HostedRepository repository = call.repository(Need.READ_CONTENTS);
        String[] ends = call.rest().split("\\.\\.\\.", 2);
        if (ends.length != 2) {
            throw ApiError.notFound();
        }
        try (Repository opened = this.git.open(repository.id())) {
            History history = new History(opened);
            RevCommit base = history.find(ends[0]).orElseThrow(ApiError::notFound);
            RevCommit head = history.find(ends[1]).orElseThrow(ApiError::notFound);
            RevCommit common = history.mergeBase(base, head)
                    .orElseThrow(() ->
                            ApiError.of(404, "No common ancestor between %s and %s.".formatted(ends[0], ends[1])));
            return Answer.ok(comparison(repository, opened, base, head, common));
        }
    }

    private Map<String, @Nullable Object> comparison(
            HostedRepository repository, Repository opened, RevCommit base, RevCommit head, RevCommit common) {
        History history = new History(opened);
        List<RevCommit> ahead = history.between(base, head);
        int behind = history.between(head, base).size();
        String range = base.name() + "..." + head.name();
        String page = this.links.page(repository, "/compare/" + range);
        return Fields.of(
                "url", this.links.api(repository, "/compare/" + range),
                "html_url", page,
                "permalink_url", page,
                "diff_url", page + ".diff",
                "patch_url", page + ".patch",
                "base_commit", this.commits.of(repository, base),
                "merge_base_commit", this.commits.of(repository, common),
                "status", status(ahead.size(), behind),
                "ahead_by", ahead.size(),
                "behind_by", behind,
                "total_commits", ahead.size(),
                "commits",
                        ahead.stream()
                                .map((commit) -> this.commits.of(repository, commit))
                                .toList(),
                "files", this.commits.files(repository, head.name(), new Changes(opened).between(common, head)));
    }

    private static String status(int ahead, int behind) {
        if (ahead > 0) {
            return (behind > 0) ? "diverged" : "ahead";
        }
        return (behind > 0) ? "behind" : "identical";
    }
}
