package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.cloud.Stacks.Stack;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.step.ListenerPriorities;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps CloudFormation stacks, one an app and environment; the listener's priority goes with them. */
final class StackKeeper implements Keeper {

    private final Stacks stacks;
    private final Environments environments;
    private final ListenerPriorities priorities;

    StackKeeper(Stacks stacks, Environments environments, ListenerPriorities priorities) {
        this.stacks = stacks;
        this.environments = environments;
        this.priorities = priorities;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.STACK;
    }

    @Override
    public Mono<Sight> look(App app, Resource resource) {
        return this.stacks
                .find(resource.name())
                .map(found -> sight(resource, found))
                .defaultIfEmpty(Sight.missing());
    }

    private static Sight sight(Resource resource, Stack found) {
        if (!resource.mark().isIn(found.tags())) {
            return Sight.foreign("A stack of that name is there without this app's tags.", null);
        }
        return (found.isComplete() || found.isInProgress())
                ? Sight.there(found.id(), null)
                : Sight.changed(
                        "Its status is %s: %s"
                                .formatted(
                                        found.status(),
                                        Objects.requireNonNullElse(found.reason(), "it gave no reason.")),
                        found.id(),
                        null);
    }

    @Override
    public Mono<StepOutcome> remove(StepContext context, Resource resource) {
        return this.stacks
                .find(resource.name())
                .flatMap(found -> remove(context, resource, found))
                .defaultIfEmpty(underWay());
    }

    private Mono<StepOutcome> remove(StepContext context, Resource resource, Stack found) {
        if (found.status().equals("DELETE_IN_PROGRESS")) {
            return Mono.just(underWay());
        }
        if (found.status().equals("DELETE_FAILED") && hasAsked(context)) {
            return Mono.just(new StepOutcome.Refused(
                    "CloudFormation could not delete the stack '%s': %s Mend the cause, then retry."
                            .formatted(found.name(), Objects.requireNonNullElse(found.reason(), "it gave no reason.")),
                    null));
        }
        return this.stacks.delete(found.id(), resource.mark()).thenReturn(underWay());
    }

    /** A failed deletion of an earlier attempt is no verdict on this one. */
    private static boolean hasAsked(StepContext context) {
        return context.run().steps().stream().anyMatch(step -> underWayWords().equals(step.summary()));
    }

    private static StepOutcome underWay() {
        return LookAgain.soon(underWayWords());
    }

    private static String underWayWords() {
        return "CloudFormation deletes the stack";
    }

    @Override
    public Mono<Void> forget(StepContext context, Resource resource) {
        return Flux.fromIterable(this.environments.all())
                .filter(environment -> isOf(context.app(), resource, environment))
                .concatMap(environment -> this.priorities.release(context, environment))
                .then();
    }

    private static boolean isOf(App app, Resource resource, Environment environment) {
        return app.name().stack(environment.name()).equals(resource.name());
    }
}
