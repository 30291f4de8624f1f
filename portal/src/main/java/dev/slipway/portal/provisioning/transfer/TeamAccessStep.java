package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.NamedStep;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets the app's team push to its repository, and the team that had the app before no longer. */
final class TeamAccessStep extends NamedStep {

    static final String TITLE = "Give the team its rights";

    private final SourceHosting source;
    private final Inventory inventory;
    private final Teams teams;

    TeamAccessStep(SourceHosting source, Inventory inventory, Teams teams) {
        super(TransferPlan.TEAM_ACCESS, TITLE, OutsideSystem.GITHUB);
        this.source = source;
        this.inventory = inventory;
        this.teams = teams;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return this.inventory
                .find(
                        context.app().name(),
                        ResourceKind.REPOSITORY,
                        context.app().name().repository())
                .filter(Resource::isKnownToBeThere)
                .flatMap(resource -> this.source
                        .findById(Long.parseLong(String.valueOf(resource.outsideId())))
                        .flatMap(found -> resource.mark().isOnHomepage(found.homepage())
                                ? share(context, found)
                                : Mono.just(foreign(found))))
                .defaultIfEmpty(new StepOutcome.Done("there is no repository", null, List.of()));
    }

    private Mono<StepOutcome> share(StepContext context, Repository repository) {
        Team team = this.teams.get(context.app().team());
        Mono<Void> taken = Mono.justOrEmpty(context.run().subject())
                .map(former -> this.teams.find(former).map(Team::githubTeam).orElse(former))
                .filter(former -> !former.equals(team.githubTeam()))
                .flatMap(former -> this.source.takeTeamAccess(repository, former));
        return this.source
                .giveTeamAccess(repository, team.githubTeam())
                .then(taken)
                .thenReturn(new StepOutcome.Done("%s can push".formatted(team.title()), repository.page(), List.of()));
    }

    private static StepOutcome foreign(Repository found) {
        return new StepOutcome.Refused(
                "The repository '%s' does not bear this app's mark any more, so its rights were left alone. Change them by hand."
                        .formatted(found.name()),
                found.page());
    }
}
