package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.ci.AppJobs;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets the team push, and protects the default branch: changes come by pull request with a green build. */
final class AccessStep extends CreateStep {

    private final SourceHosting source;
    private final Teams teams;

    AccessStep(SourceHosting source, Teams teams) {
        super(CreatePlan.ACCESS, OutsideSystem.GITHUB);
        this.source = source;
        this.teams = teams;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        Repository repository = context.facts().get(RepositoryFact.class).repository();
        Team team = this.teams.get(context.app().team());
        return this.source
                .giveTeamAccess(repository, team.githubTeam())
                .then(this.source.protectDefaultBranch(repository, AppJobs.REQUIRED_STATUS))
                .thenReturn(new StepOutcome.Done(
                        "%s can push, %s is protected".formatted(team.title(), repository.defaultBranch()),
                        repository.page(),
                        List.of()));
    }
}
