package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.NamedStep;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Lets the tags of what the app owns of one kind name its team, one resource after the other.
 *
 * <p>What does not bear the app's mark is left alone and told, and is no failure: it is not the app's.
 */
abstract class TeamTagsStep extends NamedStep {

    private final ResourceKind kind;
    private final Inventory inventory;

    /**
     * @param id id, stored with the run
     * @param title name for people
     * @param system the system that keeps the resources
     * @param kind their kind
     * @param inventory knows them
     */
    TeamTagsStep(String id, String title, OutsideSystem system, ResourceKind kind, Inventory inventory) {
        super(id, title, system);
        this.kind = kind;
        this.inventory = inventory;
    }

    /** Tags a resource, or says how far that is; empty when nothing is there any more. */
    abstract Mono<StepOutcome> tag(StepContext context, Resource resource);

    @Override
    public final Mono<StepOutcome> run(StepContext context) {
        return this.inventory
                .ofApp(context.app().name())
                .flatMapIterable(Function.identity())
                .filter(resource -> resource.kind() == this.kind && resource.isKnownToBeThere())
                .concatMap(resource ->
                        tag(context, resource).defaultIfEmpty(done("'%s' is gone".formatted(resource.name()))))
                .takeUntil(outcome -> !(outcome instanceof StepOutcome.Done))
                .collectList()
                .map(TeamTagsStep::together);
    }

    /** Returns the tags that follow the app. */
    static Map<String, String> tags(StepContext context) {
        return Map.of(Mark.TEAM_TAG, context.app().team());
    }

    /** The answer on a resource whose tags name the team. */
    static StepOutcome tagged(StepContext context, Resource resource) {
        return done("'%s' names %s".formatted(resource.name(), context.app().team()));
    }

    /** The answer on a resource that somebody else has put in the place of the app's. */
    static StepOutcome foreign(Resource resource) {
        return done("'%s' does not bear this app's mark and was left alone".formatted(resource.name()));
    }

    private static StepOutcome together(List<StepOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return done("there is none");
        }
        StepOutcome last = outcomes.get(outcomes.size() - 1);
        return (last instanceof StepOutcome.Done)
                ? done(outcomes.stream()
                        .map(outcome -> ((StepOutcome.Done) outcome).summary())
                        .collect(Collectors.joining("; ")))
                : last;
    }

    private static StepOutcome done(String summary) {
        return new StepOutcome.Done(summary, null, List.of());
    }
}
