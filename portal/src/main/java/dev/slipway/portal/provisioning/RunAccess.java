package dev.slipway.portal.provisioning;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds runs for those who may see or change them: who may is decided by the app as it was when the run was opened. */
@Component
public final class RunAccess {

    private final Runs runs;
    private final AppDirectory apps;
    private final Policy policy;

    /**
     * @param runs all runs
     * @param apps all apps, also those that are gone
     * @param policy who may do what
     */
    public RunAccess(Runs runs, AppDirectory apps, Policy policy) {
        this.runs = runs;
        this.apps = apps;
        this.policy = policy;
    }

    /**
     * Returns a run.
     *
     * @return the run; {@link NotFound}, or {@link dev.slipway.portal.access.Forbidden} when the caller may not
     */
    public Mono<Run> find(Caller caller, Action action, String id) {
        if (caller instanceof Caller.Person) {
            // Who has no role is not told whether there is such a run.
            this.policy.check(caller, Action.APP_LIST, null, null);
        }
        return this.runs
                .get(id)
                .flatMap(run -> this.apps
                        .during(run.app(), run.id())
                        .switchIfEmpty(Mono.error(() -> new NotFound("The app of run '%s' is gone.".formatted(id))))
                        .doOnNext(app -> this.policy.check(caller, action, app, null))
                        .thenReturn(run));
    }
}
