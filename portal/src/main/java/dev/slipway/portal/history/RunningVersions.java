package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import java.util.List;
import reactor.core.publisher.Mono;

/** What runs where. */
public final class RunningVersions {

    private static final int MOST = 1_000;

    private final HistoryStore store;
    private final Audience audience;

    RunningVersions(HistoryStore store, Audience audience) {
        this.store = store;
        this.audience = audience;
    }

    /** Lists what runs of all apps of a team, by app and environment. */
    public Mono<List<RunningVersion>> ofTeam(Caller caller, String team) {
        return Mono.defer(() -> {
            this.audience.checkReads(caller, team);
            return this.store
                    .runningOfTeam(HistoryKeys.runningOf(team), MOST)
                    .map((slice) -> slice.page(RunningVersion::of).items());
        });
    }

    /** Lists what runs of an app, by environment. */
    public Mono<List<RunningVersion>> ofApp(Caller caller, AppName app) {
        return this.audience
                .reads(caller, app)
                .flatMap((name) -> this.store.runningOfApp(HistoryKeys.runningOf(name.value()), MOST))
                .map((slice) -> slice.page(RunningVersion::of).items());
    }
}
