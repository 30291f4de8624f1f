package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.git.History;
import dev.slipway.sandbox.github.store.CommitStatus;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedDeployment;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.DeploymentJson;
import dev.slipway.sandbox.github.view.StatusJson;
import java.time.Clock;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** Where commits run, as deployments tell. What GitHub would merge before a deployment is not merged here. */
final class DeploymentApi implements Endpoints {

    private static final String DEPLOYMENT = "Deployment";
    private static final String SUCCESS = "success";

    private final GitHubStore store;
    private final BareRepositories git;
    private final DeploymentJson view;
    private final Clock clock;

    DeploymentApi(GitHubStore store, BareRepositories git, DeploymentJson view, Clock clock) {
        this.store = store;
        this.git = git;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        String all = "/repos/{owner}/{repo}/deployments";
        routes.GET(all, api.handle(this::list));
        routes.POST(all, api.handle(this::create));
        routes.GET(all + "/{deployment}", api.handle(this::get));
        routes.DELETE(all + "/{deployment}", api.handle(this::delete));
    }

    private Answer list(Call call) {
        HostedRepository repository = call.repository(Need.READ_DEPLOYMENTS);
        List<HostedDeployment> wanted = this.store.deployments(repository.id()).stream()
                .filter((each) -> matches(call, "sha", each.sha())
                        && matches(call, "ref", each.ref())
                        && matches(call, "task", each.task())
                        && matches(call, "environment", each.environment()))
                .toList();
        return Answer.page(call, wanted, (each) -> this.view.of(repository, each));
    }

    /** GitHub's description names {@code none} as the default of each filter. */
    private static boolean matches(Call call, String name, String value) {
        return call.query(name)
                .filter((wanted) -> !wanted.equals("none"))
                .map(value::equals)
                .orElse(true);
    }

    private Answer create(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_DEPLOYMENTS);
        String ref = call.required(DEPLOYMENT, "ref");
        String sha = shaOf(repository, ref);
        requireChecks(call, repository, ref, sha);
        String environment = call.text("environment").orElse("production");
        HostedDeployment deployment = new HostedDeployment(
                this.store.nextId(),
                repository.id(),
                sha,
                ref,
                call.text("task").orElse("deploy"),
                environment,
                call.text("description").orElse(null),
                call.flag("transient_environment", false),
                call.flag("production_environment", environment.equals("production")),
                call.principal().login(),
                this.clock.instant(),
                List.of());
        this.store.save(deployment);
        return Answer.created(this.view.of(repository, deployment));
    }

    /** Without a list of contexts every one that has said something must be green. */
    private void requireChecks(Call call, HostedRepository repository, String ref, String sha) {
        List<CommitStatus> said = StatusJson.latest(this.store.statuses(repository.id(), sha));
        List<String> green = said.stream()
                .filter((status) -> status.state().equals(SUCCESS))
                .map(CommitStatus::context)
                .toList();
        List<String> required = call.has("required_contexts")
                ? call.texts("required_contexts")
                : said.stream().map(CommitStatus::context).toList();
        if (!green.containsAll(required)) {
            throw ApiError.conflict("Conflict: Commit status checks failed for " + ref + ".");
        }
    }

    private Answer get(Call call) {
        HostedRepository repository = call.repository(Need.READ_DEPLOYMENTS);
        return Answer.ok(this.view.of(repository, find(this.store, call, repository)));
    }

    private Answer delete(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_DEPLOYMENTS);
        HostedDeployment deployment = find(this.store, call, repository);
        boolean only = this.store.deployments(repository.id()).stream()
                .noneMatch((other) ->
                        other.id() != deployment.id() && other.environment().equals(deployment.environment()));
        if (!only && !deployment.state().equals(HostedDeployment.INACTIVE)) {
            throw ApiError.of(
                    422,
                    "We cannot delete an active deployment unless it is the only deployment in a given environment.");
        }
        this.store.removeDeployment(deployment.id());
        return Answer.noContent();
    }

    private String shaOf(HostedRepository repository, String ref) {
        try (Repository opened = this.git.open(repository.id())) {
            return new History(opened)
                    .find(ref)
                    .orElseThrow(() -> ApiError.of(422, "No ref found for: " + ref))
                    .name();
        }
    }

    /** Finds the deployment that the path names. */
    static HostedDeployment find(GitHubStore store, Call call, HostedRepository repository) {
        return store.deployment(call.number("deployment"))
                .filter((found) -> found.repository() == repository.id())
                .orElseThrow(ApiError::notFound);
    }
}
