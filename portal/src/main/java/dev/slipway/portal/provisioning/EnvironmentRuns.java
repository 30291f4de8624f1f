package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.ConditionFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Opens the runs that set an app up in one more environment. */
public final class EnvironmentRuns {

    private final Runs runs;
    private final RunOpening opening;
    private final RunRetry retry;

    EnvironmentRuns(Runs runs, RunOpening opening, RunRetry retry) {
        this.runs = runs;
        this.opening = opening;
        this.retry = retry;
    }

    /**
     * Opens a run, which holds the app until its end.
     *
     * @param with what is written in the same transaction, given the run's id
     * @return the run; {@link Conflict} while another one works on the app
     */
    public Mono<Run> open(App app, EnvironmentName environment, String who, Function<String, List<Change>> with) {
        Run run = this.opening.draft(RunKind.ENVIRONMENT, app.name(), environment.value(), who, EnvironmentPlan.plan());
        List<Change> changes = new ArrayList<>(with.apply(run.id()));
        changes.add(Exclusion.hold(app.name(), run.id()));
        return this.opening
                .open(run, CreatePlan.group(app.name()), changes)
                .onErrorMap(
                        ConditionFailed.class,
                        held -> new Conflict(
                                "Another run works on '%s'. Wait until it has ended, then promote again."
                                        .formatted(app.name()),
                                null));
    }

    /** Lets a run that failed go on where it stopped; {@link Conflict} while it is under way. */
    public Mono<Run> again(String id) {
        return this.runs
                .get(id)
                .flatMap(run -> (run.state() == RunState.FAILED)
                        ? this.retry.retry(id)
                        : Mono.error(new Conflict(
                                "%s of '%s' is being set up already.".formatted(run.subject(), run.app()),
                                run.address())));
    }
}
