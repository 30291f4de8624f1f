package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.cloud.Stacks.Stack;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Lets the tags of the app's stack in each environment name its team, by an update that changes nothing else;
 * CloudFormation hands them on to what is in the stack.
 */
final class StackTagsStep extends TeamTagsStep {

    static final String TITLE = "Tag the infrastructure";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Stacks stacks;

    StackTagsStep(Stacks stacks, Inventory inventory) {
        super(TransferPlan.STACK_TAGS, TITLE, OutsideSystem.CLOUDFORMATION, ResourceKind.STACK, inventory);
        this.stacks = stacks;
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(1);
    }

    @Override
    Mono<StepOutcome> tag(StepContext context, Resource resource) {
        return this.stacks
                .find(resource.name())
                .flatMap(found -> resource.mark().isIn(found.tags())
                        ? look(context, resource, found)
                        : Mono.just(foreign(resource)));
    }

    private Mono<StepOutcome> look(StepContext context, Resource resource, Stack found) {
        if (found.isInProgress()) {
            return Mono.just(underWay(found));
        }
        if (found.isComplete() && context.app().team().equals(found.tags().get(Mark.TEAM_TAG))) {
            return Mono.just(tagged(context, resource));
        }
        if (!found.canBeUpdated() || (!found.isComplete() && hasAsked(context, found))) {
            return Mono.just(failed(found));
        }
        String token =
                "slipway-%s-%d".formatted(context.run().id(), context.run().attempt());
        return this.stacks
                .retag(found.id(), tags(context), resource.mark(), token)
                .map(begun -> begun ? underWay(found) : tagged(context, resource));
    }

    /** An update that failed before this attempt is no verdict on this one. */
    private boolean hasAsked(StepContext context, Stack found) {
        return words(found).equals(context.run().step(id()).summary());
    }

    private static StepOutcome underWay(Stack found) {
        return new StepOutcome.NotYet(words(found), null, LOOK_AGAIN);
    }

    private static String words(Stack found) {
        return "CloudFormation tags what is in '%s'".formatted(found.name());
    }

    private static StepOutcome failed(Stack found) {
        return new StepOutcome.Refused(
                "CloudFormation could not tag what is in the stack '%s' (%s): %s Mend the cause, then retry."
                        .formatted(
                                found.name(),
                                found.status(),
                                Objects.requireNonNullElse(found.reason(), "it gave no reason.")),
                null);
    }
}
