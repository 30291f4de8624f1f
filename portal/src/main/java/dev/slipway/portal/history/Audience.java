package dev.slipway.portal.history;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who may read which part of the history. The history outlives apps: leads read of those that are gone, too. */
final class Audience {

    private final AppDirectory apps;
    private final Policy policy;

    Audience(AppDirectory apps, Policy policy) {
        this.apps = apps;
        this.policy = policy;
    }

    /** Returns the app that somebody wants to do something about, if they may. */
    Mono<App> app(Caller caller, AppName name, Action action) {
        return this.apps
                .find(name)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(name))))
                .doOnNext((app) -> this.policy.check(caller, action, app, null));
    }

    /** Completes when somebody may read an app's history. */
    Mono<AppName> reads(Caller caller, AppName name) {
        if (this.policy.allows(caller, Action.HISTORY_READ, null, null)) {
            return Mono.just(name);
        }
        return app(caller, name, Action.HISTORY_READ).thenReturn(name);
    }

    /** Passes when somebody may read a team's history, or everybody's where no team is named. */
    void checkReads(Caller caller, @Nullable String team) {
        this.policy.check(caller, Action.HISTORY_READ, null, team);
    }

    /** Returns which deployments somebody may see; whoever may see none is refused. */
    Predicate<@Nullable String> teamsOf(Caller caller) {
        if (this.policy.allows(caller, Action.HISTORY_READ, null, null)) {
            return (team) -> true;
        }
        boolean someTeams = caller instanceof Caller.Person person
                && person.teams().stream().anyMatch((team) -> sees(caller, team));
        if (!someTeams) {
            this.policy.check(caller, Action.HISTORY_READ, null, null);
        }
        return (team) -> team != null && sees(caller, team);
    }

    private boolean sees(Caller caller, String team) {
        return this.policy.allows(caller, Action.HISTORY_READ, null, team);
    }
}
