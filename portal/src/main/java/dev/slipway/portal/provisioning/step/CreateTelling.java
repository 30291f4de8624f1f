package dev.slipway.portal.provisioning.step;

import dev.slipway.events.AppEvents;
import dev.slipway.events.Payload;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepState;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells of create runs as lifecycle events: how each step ended, what was made, and how the run ended. */
final class CreateTelling {

    private final Outbox outbox;

    CreateTelling(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells of a run that has ended; a step that is told of again, after a retry, is known by its end. */
    List<Change> ended(StepContext context) {
        Run run = context.run();
        List<Change> told = new ArrayList<>();
        told.add(this.outbox.tell(
                ending(context.app(), run),
                run.id(),
                run.id(),
                String.valueOf(run.attempt()),
                run.state().name()));
        for (StepState step : run.steps()) {
            Instant ended = step.endedAt();
            if (ended != null) {
                told.add(tell(run, ended, finished(run, step), step.id()));
                if (step.id().equals(CreatePlan.STACK) && step.state() == StepState.State.DONE) {
                    Payload created = AppEvents.environmentCreated(run.app().value(), EnvironmentName.TEST.value());
                    told.add(tell(run, ended, created, "environment created"));
                }
                if (step.id().equals(CreatePlan.REPOSITORY) && step.state() == StepState.State.DONE) {
                    context.facts()
                            .find(RepositoryFact.class)
                            .ifPresent((fact) -> told.add(
                                    tell(run, ended, created(context.app(), fact.repository()), "repository created")));
                }
            }
        }
        return told;
    }

    private Change tell(Run run, Instant at, Payload payload, String what) {
        return this.outbox.tellOf(at, payload, run.id(), run.id(), what, at.toString());
    }

    private static Payload ending(App app, Run run) {
        String name = app.name().value();
        if (run.state() == RunState.SUCCEEDED) {
            return AppEvents.created(name, app.team(), app.owner().login(), app.template());
        }
        String step = run.failedStep().map(StepState::id).orElse(CreatePlan.RESERVE);
        return AppEvents.failed(name, step, (run.failure() != null) ? run.failure() : "It gave no reason.");
    }

    private static Payload finished(Run run, StepState step) {
        boolean done = step.state() == StepState.State.DONE;
        String outcome = done ? "success" : "failure";
        return AppEvents.stepFinished(run.app().value(), run.id(), step.id(), outcome, done ? null : step.error());
    }

    private static Payload created(App app, Repository repository) {
        String path = repository.page().getPath();
        String owner = path.split("/").length > 1 ? path.split("/")[1] : app.team();
        return AppEvents.repositoryCreated(
                app.name().value(), repository.name(), owner, repository.cloneAddress(), repository.page());
    }
}
