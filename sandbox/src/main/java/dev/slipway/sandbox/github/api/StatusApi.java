package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.store.CommitStatus;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.StatusJson;
import java.time.Clock;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** What builds say about commits. */
final class StatusApi implements Endpoints {

    private static final Set<String> STATES = Set.of("error", "failure", "pending", "success");
    private static final int LONGEST_DESCRIPTION = 140;

    private final GitHubStore store;
    private final BareRepositories git;
    private final StatusJson view;
    private final Clock clock;

    StatusApi(GitHubStore store, BareRepositories git, StatusJson view, Clock clock) {
        this.store = store;
        this.git = git;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.POST("/repos/{owner}/{repo}/statuses/{sha}", api.handle(this::create));
        routes.GET("/repos/{owner}/{repo}/statuses/{*rest}", api.handle((call) -> list(call, call.rest())));
    }

    Answer combined(Call call, String ref) {
        HostedRepository repository = call.repository(Need.READ_STATUSES);
        String sha = shaOf(repository, ref);
        return Answer.ok(this.view.combined(repository, sha, this.store.statuses(repository.id(), sha)));
    }

    Answer list(Call call, String ref) {
        HostedRepository repository = call.repository(Need.READ_STATUSES);
        String sha = shaOf(repository, ref);
        return Answer.page(
                call, this.store.statuses(repository.id(), sha), (status) -> this.view.of(repository, sha, status));
    }

    private Answer create(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_STATUSES);
        String sha = shaOf(repository, call.path("sha"));
        String state = call.required("Status", "state");
        if (!STATES.contains(state)) {
            throw ApiError.invalid("Status", "state", "invalid", "state is not included in the list");
        }
        String description = call.text("description").orElse(null);
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw ApiError.invalid(
                    "Status",
                    "description",
                    "custom",
                    "description is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
        CommitStatus status = new CommitStatus(
                this.store.nextId(),
                call.text("context").orElse("default"),
                state,
                call.text("target_url").orElse(null),
                description,
                call.principal().login(),
                this.clock.instant());
        this.store.add(repository.id(), sha, status);
        return Answer.created(this.view.of(repository, sha, status));
    }

    private String shaOf(HostedRepository repository, String ref) {
        try (Repository opened = this.git.open(repository.id())) {
            return CommitApi.find(opened, ref).name();
        }
    }
}
