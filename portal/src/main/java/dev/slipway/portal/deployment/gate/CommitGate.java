package dev.slipway.portal.deployment.gate;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.Gate;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.CommitHistory.Relation;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import reactor.core.publisher.Mono;

/** The commit lies on the default branch, and holds what runs already; the one that runs may be deployed again. */
final class CommitGate implements Gate {

    private final SourceHosting source;
    private final CommitHistory commits;
    private final Deployments deployments;

    CommitGate(SourceHosting source, CommitHistory commits, Deployments deployments) {
        this.source = source;
        this.commits = commits;
        this.deployments = deployments;
    }

    @Override
    public Mono<String> refusal(Attempt attempt) {
        String name = attempt.app().name().repository();
        return this.source
                .find(name)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no repository '%s'.".formatted(name))))
                .flatMap(repository ->
                        notOnDefaultBranch(repository, attempt).switchIfEmpty(behind(repository, attempt)));
    }

    private Mono<String> notOnDefaultBranch(Repository repository, Attempt attempt) {
        String commit = attempt.order().commit();
        return this.commits
                .relation(repository, repository.defaultBranch(), commit)
                .switchIfEmpty(Mono.error(() -> new InvalidInput(
                        "commit",
                        "The repository '%s' has no commit %s. Push it, or name the commit that the image was built from."
                                .formatted(repository.name(), commit))))
                .filter(relation -> relation != Relation.IDENTICAL && relation != Relation.BEHIND)
                .map(relation ->
                        "The commit %.7s is not on the branch '%s', and only what is there is deployed. Merge it first."
                                .formatted(commit, repository.defaultBranch()));
    }

    private Mono<String> behind(Repository repository, Attempt attempt) {
        String commit = attempt.order().commit();
        return this.deployments
                .current(attempt.app().name(), attempt.order().environment())
                .filter(current -> !current.commit().equals(commit))
                .flatMap(current -> this.commits
                        .relation(repository, current.commit(), commit)
                        .filter(relation -> relation == Relation.BEHIND || relation == Relation.DIVERGED)
                        .map(relation ->
                                "The commit %.7s does not hold the commit %.7s that runs in %s. Deploy a newer one, or roll back on purpose."
                                        .formatted(
                                                commit,
                                                current.commit(),
                                                attempt.order().environment())));
    }
}
