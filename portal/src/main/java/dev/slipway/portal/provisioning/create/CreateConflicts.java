package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.Conflict;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.AppState;
import dev.slipway.portal.provisioning.Run;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Says what keeps a name from being had: an app of Slipway, or things outside that are not Slipway's. */
final class CreateConflicts {

    private final AppDirectory apps;
    private final Preflight preflight;

    CreateConflicts(AppDirectory apps, Preflight preflight) {
        this.apps = apps;
        this.preflight = preflight;
    }

    /** Lists all of it; an app's own things are not listed beside the app. */
    Mono<List<Conflict>> of(AppName name) {
        return this.apps
                .find(name)
                .map(taken -> List.of(taken(taken)))
                .switchIfEmpty(this.preflight.conflicts(name).collectList());
    }

    /** Signals the first of it. */
    Mono<Void> none(AppName name) {
        return of(name).flatMapMany(Flux::fromIterable).next().flatMap(Mono::error);
    }

    /** The words for a name that an app has. */
    static Conflict taken(App app) {
        if (app.state() == AppState.DECOMMISSIONED) {
            return new Conflict(
                    "The name '%s' is reserved: it belonged to an app that was decommissioned. Choose another name, or ask an admin to free it."
                            .formatted(app.name()),
                    Run.addressOf(app.createRun()));
        }
        return new Conflict(
                "The name '%s' is taken: team %s created an app of that name. Choose another name."
                        .formatted(app.name(), app.team()),
                Run.addressOf(app.createRun()));
    }
}
