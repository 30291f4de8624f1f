package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.Exclusion;
import dev.slipway.portal.provisioning.Requests;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.ConditionFailed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes orders for new apps: checks everything, reserves the name, and opens the create run. */
public final class CreateApps {

    private final NewAppCheck check;
    private final CreateConflicts conflicts;
    private final AppDirectory apps;
    private final RunOpening opening;
    private final Requests requests;
    private final Runs runs;

    CreateApps(
            NewAppCheck check,
            CreateConflicts conflicts,
            AppDirectory apps,
            RunOpening opening,
            Requests requests,
            Runs runs) {
        this.check = check;
        this.conflicts = conflicts;
        this.apps = apps;
        this.opening = opening;
        this.requests = requests;
        this.runs = runs;
    }

    /** Opens a create run; like {@link #create(NewApp, Caller.Person, String)} without a key. */
    public Mono<Run> create(NewApp wanted, Caller.Person caller) {
        return create(wanted, caller, null);
    }

    /**
     * Opens a create run. Nothing is written when the order breaks a rule.
     *
     * @param wanted what is asked for
     * @param caller who asks
     * @param idempotencyKey makes a repeated request return the first one's run; null for none
     * @return the run; {@link dev.slipway.portal.InvalidInput} with the field that breaks a rule,
     *     {@link dev.slipway.portal.access.Forbidden}, or {@link Conflict} when the name is taken, with the address of
     *     the run that took it
     */
    public Mono<Run> create(NewApp wanted, Caller.Person caller, @Nullable String idempotencyKey) {
        return this.requests
                .first(caller.name(), idempotencyKey, wanted)
                .flatMap(this.runs::get)
                .switchIfEmpty(Mono.defer(() -> open(wanted, caller, idempotencyKey)));
    }

    private Mono<Run> open(NewApp wanted, Caller.Person caller, @Nullable String idempotencyKey) {
        CheckedApp checked = this.check.check(wanted, caller);
        AppName name = checked.name();
        Run run = this.opening.draft(RunKind.CREATE, name, null, caller.name(), CreatePlan.plan());
        List<Change> changes = new ArrayList<>();
        changes.addAll(this.apps.reserving(checked.app(run)));
        changes.add(Exclusion.hold(name, run.id()));
        changes.addAll(this.requests.remember(caller.name(), idempotencyKey, wanted, run.id()));
        return this.conflicts
                .none(name)
                .then(this.opening.open(run, CreatePlan.group(name), changes))
                .onErrorResume(ConditionFailed.class, failed -> lost(failed, wanted, caller, idempotencyKey, name));
    }

    /** Somebody was quicker: the same request sent twice at once, or another one for the same name. */
    private Mono<Run> lost(
            ConditionFailed failed, NewApp wanted, Caller.Person caller, @Nullable String key, AppName name) {
        return this.requests
                .first(caller.name(), key, wanted)
                .flatMap(this.runs::get)
                .switchIfEmpty(this.apps.find(name).flatMap(taken -> Mono.error(CreateConflicts.taken(taken))))
                .switchIfEmpty(Mono.error(failed));
    }
}
