package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.Organisation;
import dev.slipway.sandbox.github.event.Events;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.Changes;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.rule.Landings;
import dev.slipway.sandbox.github.rule.Pulls;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.PullRequest;
import dev.slipway.sandbox.github.view.CommitJson;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.PullJson;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Pull requests: open, list, read, change, merge. */
final class PullApi implements Endpoints {

    private static final String PULLS = "/repos/{owner}/{repo}/pulls";
    private static final String PULL = PULLS + "/{number}";
    private static final String RESOURCE = "PullRequest";

    private final GitHubStore store;
    private final BareRepositories git;
    private final Pulls pulls;
    private final PullJson view;
    private final CommitJson commits;
    private final Events events;
    private final Clock clock;

    PullApi(
            GitHubStore store,
            BareRepositories git,
            Pulls pulls,
            PullJson view,
            CommitJson commits,
            Events events,
            Clock clock) {
        this.store = store;
        this.git = git;
        this.pulls = pulls;
        this.view = view;
        this.commits = commits;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.GET(PULLS, api.handle(this::list));
        routes.POST(PULLS, api.handle(this::create));
        routes.GET(PULL, api.handle(this::get));
        routes.PATCH(PULL, api.handle(this::update));
        routes.GET(PULL + "/commits", api.handle(this::commits));
        routes.GET(PULL + "/files", api.handle(this::files));
        routes.GET(PULL + "/merge", api.handle(this::isMerged));
        routes.PUT(PULL + "/merge", api.handle(this::merge));
        routes.GET(PULL + "/reviews", api.handle(this::reviews));
    }

    private Answer list(Call call) {
        HostedRepository repository = call.repository(Need.READ_PULLS);
        String state = call.query("state").orElse("open");
        List<PullRequest> chosen = this.store.pulls(repository.id()).stream()
                .filter((pull) -> state.equals("all") || pull.state().equals(state))
                .filter((pull) -> call.query("head")
                        .map((head) -> head.equals(Organisation.LOGIN + ":" + pull.head()))
                        .orElse(true))
                .filter((pull) -> call.query("base").map(pull.base()::equals).orElse(true))
                .toList();
        return Answer.page(call, chosen, (pull) -> this.view.brief(repository, pull));
    }

    private Answer create(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_PULLS);
        String title = call.required(RESOURCE, "title");
        String head = call.required(RESOURCE, "head").replaceFirst("^" + Organisation.LOGIN + ":", "");
        String base = call.required(RESOURCE, "base");
        try (Repository opened = this.git.open(repository.id())) {
            RevCommit headCommit = end(opened, head, "head");
            RevCommit baseCommit = end(opened, base, "base");
            refuseUseless(repository, opened, head, base, headCommit, baseCommit);
            PullRequest pull = new PullRequest(
                    this.store.nextId(),
                    repository.id(),
                    this.store.pulls(repository.id()).stream()
                                    .mapToInt(PullRequest::number)
                                    .max()
                                    .orElse(0)
                            + 1,
                    new PullRequest.Words(title, call.text("body").orElse(null)),
                    call.principal().login(),
                    head,
                    headCommit.name(),
                    base,
                    baseCommit.name(),
                    PullRequest.Life.opened(this.clock.instant()));
            this.store.save(pull);
            Landings.pointPullRef(opened, pull);
            return Answer.created(tell(call, repository, opened, pull, "opened"));
        }
    }

    private Answer get(Call call) {
        HostedRepository repository = call.repository(Need.READ_PULLS);
        PullRequest pull = pull(call, repository);
        try (Repository opened = this.git.open(repository.id())) {
            return Answer.ok(describe(call, repository, opened, pull));
        }
    }

    private Answer update(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_PULLS);
        PullRequest pull = pull(call, repository);
        Instant now = this.clock.instant();
        PullRequest changed = pull.edited(
                new PullRequest.Words(
                        call.text("title").orElse(pull.title()),
                        call.has("body") ? call.text("body").orElse(null) : pull.body()),
                call.text("base").orElse(pull.base()),
                now);
        String state = call.text("state").orElse(pull.state());
        String action = "edited";
        if (state.equals("closed") && pull.isOpen()) {
            changed = changed.closed(null, now);
            action = "closed";
        } else if (state.equals("open") && !pull.isOpen()) {
            if (pull.merge() != null) {
                throw ApiError.invalid(RESOURCE, "state", "custom", "state cannot be changed. It was merged.");
            }
            changed = changed.reopened(now);
            action = "reopened";
        }
        this.store.save(changed);
        try (Repository opened = this.git.open(repository.id())) {
            return Answer.ok(tell(call, repository, opened, changed, action));
        }
    }

    private Answer commits(Call call) {
        HostedRepository repository = call.repository(Need.READ_PULLS);
        PullRequest pull = pull(call, repository);
        try (Repository opened = this.git.open(repository.id())) {
            return Answer.page(
                    call, this.pulls.commitsOf(opened, pull), (commit) -> this.commits.of(repository, commit));
        }
    }

    private Answer files(Call call) {
        HostedRepository repository = call.repository(Need.READ_PULLS);
        PullRequest pull = pull(call, repository);
        try (Repository opened = this.git.open(repository.id())) {
            List<Changes.FileChange> changes = this.pulls.changesOf(opened, pull);
            List<Map<String, @Nullable Object>> files = this.commits.files(repository, pull.headSha(), changes);
            return Answer.page(call, files, (file) -> file);
        }
    }

    private Answer isMerged(Call call) {
        if (pull(call, call.repository(Need.READ_PULLS)).merge() == null) {
            throw ApiError.notFound();
        }
        return Answer.noContent();
    }

    private Answer merge(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_CONTENTS);
        PullRequest pull = pull(call, repository);
        String sha = call.text("sha").orElse(pull.headSha());
        if (!sha.equals(pull.headSha())) {
            throw ApiError.conflict("Head branch was modified. Review and try the merge again.");
        }
        String method = call.text("merge_method").orElse("merge");
        if (!repository.settings().isOn("allow_" + (method.equals("merge") ? "merge_commit" : method + "_merge"))) {
            throw ApiError.of(405, "'%s' merges are not allowed on this repository.".formatted(method));
        }
        try (Repository opened = this.git.open(repository.id())) {
            ObjectId commit = this.pulls.merge(
                    repository,
                    opened,
                    pull,
                    new Pulls.Wish(
                            method.equals("squash"),
                            call.text("commit_title").orElse(null),
                            call.text("commit_message").orElse(null)),
                    call.principal());
            return Answer.ok(
                    Fields.of("sha", commit.name(), "merged", true, "message", "Pull Request successfully merged"));
        } catch (Pulls.CannotMerge ex) {
            throw ApiError.of(405, String.valueOf(ex.getMessage()));
        }
    }

    private Answer reviews(Call call) {
        pull(call, call.repository(Need.READ_PULLS));
        return Answer.ok(List.of());
    }

    private Map<String, @Nullable Object> tell(
            Call call, HostedRepository repository, Repository opened, PullRequest pull, String action) {
        Map<String, @Nullable Object> json = describe(call, repository, opened, pull);
        this.events.pull(repository, pull, action, json, call.principal());
        return json;
    }

    private Map<String, @Nullable Object> describe(
            Call call, HostedRepository repository, Repository opened, PullRequest pull) {
        return this.view.full(repository, pull, this.pulls.factsOf(repository, opened, pull));
    }

    private PullRequest pull(Call call, HostedRepository repository) {
        return this.store.pull(repository.id(), (int) call.number("number")).orElseThrow(ApiError::notFound);
    }

    private void refuseUseless(
            HostedRepository repository,
            Repository opened,
            String head,
            String base,
            RevCommit headCommit,
            RevCommit baseCommit) {
        if (new History(opened).between(baseCommit, headCommit).isEmpty()) {
            throw ApiError.invalid(RESOURCE, "head", "custom", "No commits between %s and %s".formatted(base, head));
        }
        boolean twice = this.store.pulls(repository.id()).stream()
                .anyMatch((pull) ->
                        pull.isOpen() && pull.head().equals(head) && pull.base().equals(base));
        if (twice) {
            throw ApiError.invalid(
                    RESOURCE,
                    "head",
                    "custom",
                    "A pull request already exists for %s:%s.".formatted(Organisation.LOGIN, head));
        }
    }

    private static RevCommit end(Repository opened, String branch, String field) {
        return new Branches(opened)
                .head(branch)
                .flatMap((head) -> new History(opened).find(head.name()))
                .orElseThrow(() -> ApiError.invalid(RESOURCE, field, "invalid", null));
    }
}
