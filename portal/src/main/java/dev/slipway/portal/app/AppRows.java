package dev.slipway.portal.app;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.Runs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds out how far each of some apps has come. */
@Component
final class AppRows {

    private static final int AT_ONCE = 16;

    private final Deployments deployments;
    private final Runs runs;
    private final Environment environment;
    private final Clock clock;

    AppRows(Deployments deployments, Runs runs, Environments environments, Clock clock) {
        this.deployments = deployments;
        this.runs = runs;
        this.environment = environments.get(EnvironmentName.TEST);
        this.clock = clock;
    }

    /** Returns the rows of apps, in their order. */
    Mono<List<AppRow>> of(List<App> apps, Caller caller) {
        Instant now = this.clock.instant();
        return Flux.fromIterable(apps)
                .flatMapSequential((app) -> row(app, caller, now), AT_ONCE)
                .collectList();
    }

    private Mono<AppRow> row(App app, Caller caller, Instant now) {
        Mono<AppRow> running = this.deployments
                .current(app.name(), this.environment.name())
                .map((deployment) -> AppRow.running(app, this.environment, caller, now));
        return running.switchIfEmpty(Mono.defer(() ->
                        this.runs.find(app.createRun()).map((run) -> AppRow.created(app, run.state(), caller, now))))
                .defaultIfEmpty(AppRow.unknown(app, caller, now));
    }
}
