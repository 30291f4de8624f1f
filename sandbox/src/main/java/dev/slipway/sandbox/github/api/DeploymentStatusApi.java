package dev.slipway.sandbox.github.api;

import dev.slipway.sandbox.github.access.Need;
import dev.slipway.sandbox.github.store.DeploymentStatus;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedDeployment;
import dev.slipway.sandbox.github.store.HostedRepository;
import dev.slipway.sandbox.github.view.DeploymentJson;
import java.time.Clock;
import java.util.Set;
import org.springframework.web.reactive.function.server.RouterFunctions;

/** How far deployments have come; one that succeeds takes the place of those before it in its environment. */
final class DeploymentStatusApi implements Endpoints {

    private static final String STATUS = "DeploymentStatus";
    private static final String SUCCESS = "success";
    private static final Set<String> STATES =
            Set.of("error", "failure", "inactive", "in_progress", "queued", "pending", SUCCESS);
    private static final int LONGEST_DESCRIPTION = 140;

    private final GitHubStore store;
    private final DeploymentJson view;
    private final Clock clock;

    DeploymentStatusApi(GitHubStore store, DeploymentJson view, Clock clock) {
        this.store = store;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public void addTo(RouterFunctions.Builder routes, Api api) {
        String all = "/repos/{owner}/{repo}/deployments/{deployment}/statuses";
        routes.GET(all, api.handle(this::list));
        routes.POST(all, api.handle(this::create));
        routes.GET(all + "/{status}", api.handle(this::get));
    }

    private Answer list(Call call) {
        HostedRepository repository = call.repository(Need.READ_DEPLOYMENTS);
        HostedDeployment deployment = DeploymentApi.find(this.store, call, repository);
        return Answer.page(call, deployment.statuses(), (status) -> this.view.of(repository, deployment, status));
    }

    private Answer get(Call call) {
        HostedRepository repository = call.repository(Need.READ_DEPLOYMENTS);
        HostedDeployment deployment = DeploymentApi.find(this.store, call, repository);
        long id = call.number("status");
        return deployment.statuses().stream()
                .filter((status) -> status.id() == id)
                .findFirst()
                .map((status) -> Answer.ok(this.view.of(repository, deployment, status)))
                .orElseThrow(ApiError::notFound);
    }

    private Answer create(Call call) {
        HostedRepository repository = call.writable(Need.WRITE_DEPLOYMENTS);
        HostedDeployment deployment = DeploymentApi.find(this.store, call, repository);
        DeploymentStatus status = status(call, deployment);
        if (status.state().equals(SUCCESS) && call.flag("auto_inactive", true)) {
            replace(call, deployment);
        }
        this.store.save(deployment.with(status));
        return Answer.created(this.view.of(repository, deployment, status));
    }

    private DeploymentStatus status(Call call, HostedDeployment deployment) {
        String state = call.required(STATUS, "state");
        if (!STATES.contains(state)) {
            throw ApiError.invalid(STATUS, "state", "invalid", "state is not included in the list");
        }
        String description = call.text("description").orElse("");
        if (description.length() > LONGEST_DESCRIPTION) {
            throw ApiError.invalid(
                    STATUS,
                    "description",
                    "custom",
                    "description is too long (maximum is %d characters)".formatted(LONGEST_DESCRIPTION));
        }
        return new DeploymentStatus(
                this.store.nextId(),
                state,
                description,
                call.text("environment").orElse(deployment.environment()),
                call.text("log_url").or(() -> call.text("target_url")).orElse(""),
                call.text("environment_url").orElse(""),
                call.principal().login(),
                this.clock.instant());
    }

    private void replace(Call call, HostedDeployment successor) {
        this.store.deployments(successor.repository()).stream()
                .filter((other) -> other.id() != successor.id()
                        && other.environment().equals(successor.environment())
                        && other.hasSucceeded()
                        && !other.passing()
                        && !other.production())
                .forEach((other) -> this.store.save(other.with(new DeploymentStatus(
                        this.store.nextId(),
                        HostedDeployment.INACTIVE,
                        "",
                        other.environment(),
                        "",
                        "",
                        call.principal().login(),
                        this.clock.instant()))));
    }
}
