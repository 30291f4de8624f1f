package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.Environment;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.cloud.Stacks.NewStack;
import dev.slipway.portal.cloud.Stacks.Stack;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Creates the stack of what the template needs from AWS in an environment: starts it, then looks until it is there.
 *
 * <p>A stack that CloudFormation rolled back cannot be mended: a retry removes it and starts anew.
 */
final class StackStep extends CreateStep {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_DELETION = Duration.ofMinutes(30);

    private final Stacks stacks;
    private final Templates templates;
    private final Environments environments;
    private final ListenerPriorities priorities;
    private final Ownership ownership;

    StackStep(
            Stacks stacks,
            Templates templates,
            Environments environments,
            ListenerPriorities priorities,
            Ownership ownership) {
        super(CreatePlan.STACK, OutsideSystem.CLOUDFORMATION);
        this.stacks = stacks;
        this.templates = templates;
        this.environments = environments;
        this.priorities = priorities;
        this.ownership = ownership;
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return Mono.defer(() -> {
            Template template = this.templates.of(context.app());
            if (template.infrastructure().isEmpty()) {
                return Mono.just(new StepOutcome.Done("the template needs none", null, List.of()));
            }
            String text = template.infrastructure().get();
            String name = name(context);
            return this.ownership
                    .planned(context, ResourceKind.STACK, name)
                    .flatMap(planned -> this.stacks
                            .find(name)
                            .flatMap(found -> look(context, planned, found))
                            .switchIfEmpty(Mono.defer(() -> start(context, template, text))))
                    .switchIfEmpty(Mono.defer(() -> begin(context, template, text)));
        });
    }

    /** Nothing is planned yet: whatever bears the name is somebody else's. */
    private Mono<StepOutcome> begin(StepContext context, Template template, String text) {
        String name = name(context);
        return this.stacks
                .find(name)
                .flatMap(found -> Mono.<StepOutcome>error(foreign(found)))
                .switchIfEmpty(Mono.defer(() ->
                        this.ownership.plan(context, ResourceKind.STACK, name).then(start(context, template, text))));
    }

    private Mono<StepOutcome> start(StepContext context, Template template, String text) {
        Environment environment = environment(context);
        String name = name(context);
        return this.priorities
                .allot(context, environment)
                .flatMap(priority -> this.stacks.start(
                        new NewStack(
                                name,
                                text,
                                StackParameters.of(context.app(), template, environment, priority),
                                Map.of(
                                        Mark.TEAM_TAG,
                                        context.app().team(),
                                        "slipway:environment",
                                        environment.name().value()),
                                environment.stackRole(),
                                "slipway-%s-%d"
                                        .formatted(
                                                context.run().id(),
                                                context.run().attempt())),
                        context.mark()))
                .flatMap(id -> this.ownership.created(context, ResourceKind.STACK, name, id, null))
                .thenReturn(new StepOutcome.NotYet("CloudFormation has begun", null, LOOK_AGAIN));
    }

    private Mono<StepOutcome> look(StepContext context, Resource planned, Stack found) {
        if (!context.mark().isIn(found.tags())) {
            return Mono.error(foreign(found));
        }
        if (found.isInProgress()) {
            return Mono.just(new StepOutcome.NotYet(inWords(found), null, LOOK_AGAIN));
        }
        if (found.isComplete()) {
            return this.ownership
                    .created(context, ResourceKind.STACK, found.name(), found.id(), null)
                    .thenReturn(new StepOutcome.Done(
                            "%d outputs".formatted(found.outputs().size()), null, List.of()));
        }
        return (planned.state() == Resource.State.PLANNED)
                ? this.stacks
                        .delete(found.id(), context.mark())
                        .thenReturn(new StepOutcome.NotYet("removing the stack that failed", null, LOOK_AGAIN))
                // Planned, not created: the next time the step is asked, it begins with the removal.
                : this.ownership
                        .plan(context, ResourceKind.STACK, found.name())
                        .thenReturn(new StepOutcome.Refused(failure(found), null));
    }

    private static String inWords(Stack stack) {
        return stack.status().startsWith("DELETE") ? "removing the stack that failed" : "CloudFormation is at work";
    }

    private static String failure(Stack stack) {
        return "CloudFormation could not create the stack '%s' (%s): %s Mend the cause, then retry."
                .formatted(
                        stack.name(), stack.status(), (stack.reason() != null) ? stack.reason() : "it gave no reason.");
    }

    private static Conflict foreign(Stack found) {
        return new Conflict(
                "There is a CloudFormation stack '%s' already that this run did not make, so it was left alone. Remove it and retry, or create the app under another name."
                        .formatted(found.name()),
                null);
    }

    private Environment environment(StepContext context) {
        return this.environments.get(environmentName(context));
    }

    private static String name(StepContext context) {
        return context.app().name().stack(environmentName(context));
    }

    /** An environment run says for which one it is; a create run sets up the first. */
    private static EnvironmentName environmentName(StepContext context) {
        String subject = context.run().subject();
        return (subject != null) ? new EnvironmentName(subject) : EnvironmentName.TEST;
    }
}
