package dev.slipway.sandbox.github.view;

import dev.slipway.sandbox.github.store.DeploymentStatus;
import dev.slipway.sandbox.github.store.HostedDeployment;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deployments and their statuses as GitHub describes them. */
public final class DeploymentJson {

    private final Links links;
    private final UserJson users;

    /**
     * @param links addresses
     * @param users creators
     */
    public DeploymentJson(Links links, UserJson users) {
        this.links = links;
        this.users = users;
    }

    /** Describes a deployment. */
    public Map<String, @Nullable Object> of(HostedRepository repository, HostedDeployment deployment) {
        return Fields.of(
                "url", address(repository, deployment, ""),
                "id", deployment.id(),
                "node_id", Fields.nodeId("Deployment", deployment.id()),
                "sha", deployment.sha(),
                "ref", deployment.ref(),
                "task", deployment.task(),
                "payload", Map.of(),
                "original_environment", deployment.environment(),
                "environment", deployment.environment(),
                "description", deployment.description(),
                "creator", this.users.byLogin(deployment.creator()),
                "created_at", Fields.time(deployment.createdAt()),
                "updated_at", Fields.time(changedAt(deployment)),
                "statuses_url", address(repository, deployment, "/statuses"),
                "repository_url", this.links.api(repository, ""),
                "transient_environment", deployment.passing(),
                "production_environment", deployment.production());
    }

    /** Describes a status. */
    public Map<String, @Nullable Object> of(
            HostedRepository repository, HostedDeployment deployment, DeploymentStatus status) {
        return Fields.of(
                "url", address(repository, deployment, "/statuses/" + status.id()),
                "id", status.id(),
                "node_id", Fields.nodeId("DeploymentStatus", status.id()),
                "state", status.state(),
                "creator", this.users.byLogin(status.creator()),
                "description", status.description(),
                "environment", status.environment(),
                "target_url", status.logUrl(),
                "created_at", Fields.time(status.createdAt()),
                "updated_at", Fields.time(status.createdAt()),
                "deployment_url", address(repository, deployment, ""),
                "repository_url", this.links.api(repository, ""),
                "environment_url", status.environmentUrl(),
                "log_url", status.logUrl());
    }

    private static Instant changedAt(HostedDeployment deployment) {
        return deployment.statuses().isEmpty()
                ? deployment.createdAt()
                : deployment.statuses().get(0).createdAt();
    }

    private String address(HostedRepository repository, HostedDeployment deployment, String path) {
        return this.links.api(repository, "/deployments/" + deployment.id() + path);
    }
}
