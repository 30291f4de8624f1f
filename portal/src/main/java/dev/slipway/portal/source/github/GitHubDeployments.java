package dev.slipway.portal.source.github;

import dev.slipway.portal.source.DeploymentBoard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.kohsuke.github.GHDeployment;
import org.kohsuke.github.GHDeploymentState;
import org.kohsuke.github.GHDeploymentStatusBuilder;
import org.kohsuke.github.GHRepository;
import reactor.core.publisher.Mono;

/** {@link DeploymentBoard} as GitHub's deployments: the task of each carries the id of ours. */
final class GitHubDeployments implements DeploymentBoard {

    private static final String TASK = "slipway:";
    private static final int LONGEST_WORDS = 140;

    private final GitHubClient client;
    private final GitHubCalls calls;
    private final Duration limit;

    GitHubDeployments(GitHubClient client, GitHubCalls calls, Duration limit) {
        this.client = client;
        this.calls = calls;
        this.limit = limit;
    }

    @Override
    public Mono<Void> show(long repository, Notice notice) {
        return this.calls
                .call("show a deployment on the commit %.7s".formatted(notice.commit()), this.limit, () -> {
                    GHRepository found = this.client.repository(repository, Grant.SHOW);
                    status(findOrCreate(found, notice), notice);
                    return true;
                })
                .then();
    }

    private static GHDeployment findOrCreate(GHRepository repository, Notice notice) throws IOException {
        String task = TASK + notice.deployment();
        for (GHDeployment known : repository.listDeployments(notice.commit(), null, task, notice.environment())) {
            return known;
        }
        return repository
                .createDeployment(notice.commit())
                .task(task)
                .environment(notice.environment())
                .description(shortened(notice.words()))
                .autoMerge(false)
                .requiredContexts(List.of())
                .create();
    }

    // The library calls fields of GitHub's stable API deprecated until it has taken them out of its preview.
    @SuppressWarnings("deprecation")
    private static void status(GHDeployment deployment, Notice notice) throws IOException {
        GHDeploymentStatusBuilder status = deployment
                .createStatus(state(notice.state()))
                .description(shortened(notice.words()))
                .logUrl(notice.page().toString())
                .autoInactive(true);
        if (notice.address() != null) {
            status.environmentUrl(notice.address().toString());
        }
        status.create();
    }

    /** The library sends {@code in-progress} for {@code in_progress}, which GitHub refuses; pending says as much. */
    private static GHDeploymentState state(State state) {
        return switch (state) {
            case IN_PROGRESS -> GHDeploymentState.PENDING;
            case SUCCESS -> GHDeploymentState.SUCCESS;
            case FAILURE -> GHDeploymentState.FAILURE;
        };
    }

    private static String shortened(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS - 1) + "…" : words;
    }
}
