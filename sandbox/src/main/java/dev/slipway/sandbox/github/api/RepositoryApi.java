package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.access.PersonPrincipal;
import dev.slipway.sandbox.github.access.Principal;
import dev.slipway.sandbox.github.git.Author;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.Branches;
import dev.slipway.sandbox.github.git.FileCommit;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.store.Permission;
import dev.slipway.sandbox.github.store.RepositorySettings;
import dev.slipway.sandbox.github.view.Fields;
import dev.slipway.sandbox.github.view.RepositoryJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Repositories: make, find, change, remove. */
final class RepositoryApi implements Endpoints {

    private final GitHubStore store;
    private final BareRepositories git;
    private final RepositoryJson repositories;
    private final Clock clock;

    RepositoryApi(GitHubStore store, BareRepositories git, RepositoryJson repositories, Clock clock) {
        this.store = store;
        this.git = git;
        this.repositories = repositories;
        this.clock = clock;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        routes.POST("/orgs/{org}/repos", api.handle(this::create));
        for (String repository : new String[] {"/repos/{owner}/{repo}", "/repositories/{id}"}) {
            routes.GET(repository, api.handle(this::get));
            routes.PATCH(repository, api.handle(this::update));
            routes.DELETE(repository, api.handle(this::delete));
        }
        routes.GET("/repos/{owner}/{repo}/topics", api.handle(this::topics));
        routes.PUT("/repos/{owner}/{repo}/topics", api.handle(this::setTopics));
        routes.GET("/repos/{owner}/{repo}/languages", api.handle(this::languages));
    }

    private Answer create(Call call) {
        OrganisationApi.require(call);
        Principal creator = call.known();
        if (!creator.mayCreate()) {
            throw ApiError.forbidden(
                    creator instanceof PersonPrincipal
                            ? "You need admin access to the organization before adding a repository to it."
                            : creator.refusal(Need.ADMINISTRATION));
        }
        RepositorySettings settings;
        try {
            settings = RepositoryForm.create(call);
        } catch (ApiError ex) {
            throw ex.titled("Repository creation failed.");
        }
        long id = this.store.nextId();
        Instant now = this.clock.instant();
        Map<String, Permission> people =
                (creator instanceof PersonPrincipal) ? Map.of(creator.login(), Permission.ADMIN) : Map.of();
        HostedRepository repository = new HostedRepository(id, settings, Map.of(), people, Map.of(), now, now, null);
        this.git.create(id, settings.defaultBranch());
        if (!this.store.save(repository)) {
            this.git.delete(id);
            throw ApiError.invalid("Repository", "name", "custom", "name already exists on this account")
                    .titled("Repository creation failed.");
        }
        if (call.flag("auto_init", false)) {
            addReadme(repository, creator);
        }
        return Answer.created(describe(call, repository))
                .withHeader(
                        "Location", String.valueOf(describe(call, repository).get("url")));
    }

    private Answer get(Call call) {
        return Answer.ok(describe(call, call.repository(Need.METADATA)));
    }

    private Answer update(Call call) {
        HostedRepository repository = call.repository(Need.ADMINISTRATION);
        RepositorySettings changed = RepositoryForm.update(call, repository.settings());
        if (repository.settings().archived() && changed.archived()) {
            throw ApiError.forbidden("Repository was archived so is read-only.");
        }
        chooseDefaultBranch(repository, changed.defaultBranch());
        HostedRepository updated = repository.with(changed, this.clock.instant());
        if (!this.store.save(updated)) {
            throw ApiError.invalid("Repository", "name", "custom", "name already exists on this account");
        }
        return Answer.ok(describe(call, updated));
    }

    private Answer delete(Call call) {
        HostedRepository repository = call.repository(Need.ADMINISTRATION);
        this.store.removeRepository(repository.id());
        this.git.delete(repository.id());
        return Answer.noContent();
    }

    private Answer topics(Call call) {
        return Answer.ok(
                Fields.of("names", call.repository(Need.METADATA).settings().topics()));
    }

    private Answer setTopics(Call call) {
        HostedRepository repository = call.writable(Need.ADMINISTRATION);
        RepositorySettings old = repository.settings();
        RepositorySettings changed = new RepositorySettings(
                old.name(),
                old.description(),
                old.homepage(),
                old.hidden(),
                old.archived(),
                old.defaultBranch(),
                call.texts("names"),
                old.switches());
        this.store.change(repository.id(), (each) -> each.with(changed, this.clock.instant()));
        return Answer.ok(Fields.of("names", changed.topics()));
    }

    private Answer languages(Call call) {
        call.repository(Need.METADATA);
        return Answer.ok(Map.of());
    }

    private void chooseDefaultBranch(HostedRepository repository, String branch) {
        if (branch.equals(repository.settings().defaultBranch())) {
            return;
        }
        try (Repository opened = this.git.open(repository.id())) {
            if (new Branches(opened).head(branch).isEmpty()) {
                throw ApiError.invalid(
                        "Repository",
                        "default_branch",
                        "invalid",
                        "The branch " + branch
                                + " was not found. Please push that ref first or create it via the API.");
            }
        }
        this.git.setDefaultBranch(repository.id(), branch);
    }

    private void addReadme(HostedRepository repository, Principal creator) {
        byte[] text = ("# " + repository.name() + "\n").getBytes(StandardCharsets.UTF_8);
        Author author = new Author(creator.login(), creator.mail(), this.clock.instant());
        try (Repository opened = this.git.open(repository.id())) {
            ObjectId commit = new FileCommit(opened).write(null, "README.md", text, "Initial commit", author);
            new Branches(opened)
                    .move(Constants.R_HEADS + repository.settings().defaultBranch(), ObjectId.zeroId(), commit, false);
        }
    }

    private Map<String, @Nullable Object> describe(Call call, HostedRepository repository) {
        return this.repositories.of(repository, call.principal().permissionIn(repository));
    }
}
