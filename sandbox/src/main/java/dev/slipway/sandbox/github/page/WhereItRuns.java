package dev.slipway.sandbox.github.page;

import dev.slipway.sandbox.github.store.DeploymentStatus;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.store.HostedDeployment;
import dev.slipway.sandbox.github.store.HostedRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where commits run, as their pages and those of their pull requests show it. */
final class WhereItRuns {

    private WhereItRuns() {}

    /** Returns a row for each deployment of some commits, the newest first. */
    static List<Map<String, Object>> rows(GitHubStore store, HostedRepository repository, Collection<String> commits) {
        return store.deployments(repository.id()).stream()
                .filter((deployment) -> commits.contains(deployment.sha()))
                .map(WhereItRuns::row)
                .toList();
    }

    private static Map<String, Object> row(HostedDeployment deployment) {
        String details = deployment.statuses().stream()
                .map(DeploymentStatus::logUrl)
                .findFirst()
                .orElse("");
        String address = Stream.of(deployment)
                .filter(HostedDeployment::hasSucceeded)
                .map((each) -> each.statuses().get(0).environmentUrl())
                .findFirst()
                .orElse("");
        return Map.of(
                "environment",
                deployment.environment(),
                "state",
                deployment.state(),
                "details",
                details,
                "address",
                address);
    }
}
