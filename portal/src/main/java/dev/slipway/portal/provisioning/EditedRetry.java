package dev.slipway.portal.provisioning;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.store.Table;
import java.util.Map;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/**
 * Retries create runs with other answers to the template's parameters; what is not named stays as it was typed.
 *
 * <p>Once the files are pushed the answers stand in the repository, so from then on they change there and not here.
 */
public final class EditedRetry {

    private final RunRetry retry;
    private final Runs runs;
    private final AppDirectory apps;
    private final Templates templates;
    private final Table table;

    EditedRetry(RunRetry retry, Runs runs, AppDirectory apps, Templates templates, Table table) {
        this.retry = retry;
        this.runs = runs;
        this.apps = apps;
        this.templates = templates;
        this.table = table;
    }

    /**
     * Retries a run with some other answers.
     *
     * @return the run, queued; {@link dev.slipway.portal.InvalidInput} with the answer that breaks a rule,
     *     {@link Conflict} when the run cannot be retried or its files are pushed
     */
    public Mono<Run> retry(String id, Map<String, Object> edited) {
        if (edited.isEmpty()) {
            return this.retry.retry(id);
        }
        return this.runs
                .get(id)
                .flatMap(run -> mayBeEdited(run) ? edit(run, edited) : Mono.error(tooLate(run)))
                .then(Mono.defer(() -> this.retry.retry(id)));
    }

    /** Returns whether a run can be retried with other answers. */
    static boolean mayBeEdited(Run run) {
        return run.kind() == RunKind.CREATE
                && (run.state() == RunState.FAILED || run.state() == RunState.CANCELLED)
                && run.step(CreatePlan.FILES).state() != StepState.State.DONE;
    }

    private Mono<Void> edit(Run run, Map<String, Object> edited) {
        return this.apps
                .find(run.app())
                .filter(app -> app.createRun().equals(run.id()))
                .flatMap(app -> {
                    Map<String, Object> all = new TreeMap<>(app.parameters());
                    all.putAll(edited);
                    App changed = new App(
                            app.name(),
                            app.team(),
                            app.owner(),
                            app.template(),
                            this.templates.of(app).complete(all),
                            app.createRun(),
                            app.createdAt());
                    return this.table.write(this.apps.answering(changed));
                });
    }

    private static Conflict tooLate(Run run) {
        return new Conflict(
                "Run %s cannot be retried with other parameters: only a create run that stopped before its files were pushed can. Change them in the repository, or undo the run."
                        .formatted(run.id()),
                run.address());
    }
}
