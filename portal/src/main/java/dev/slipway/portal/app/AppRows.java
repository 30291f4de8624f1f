package dev.slipway.portal.app;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.Runs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out how far each of some apps has come. */
@Component
final class AppRows {

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
        return running(apps)
                .flatMap((running) -> this.runs
                        .states(apps.stream()
                                .filter((app) -> !running.contains(app.name()))
                                .map(App::createRun)
                                .toList())
                        .map((created) -> apps.stream()
                                .map((app) -> row(app, running.contains(app.name()), created, caller, now))
                                .toList()));
    }

    private Mono<Set<AppName>> running(List<App> apps) {
        return this.deployments
                .currentOf(apps.stream().map(App::name).toList(), this.environment.name())
                .map(Deployment::app)
                .collect(Collectors.toSet());
    }

    private AppRow row(App app, boolean runs, Map<String, RunState> created, Caller caller, Instant now) {
        if (runs) {
            return AppRow.running(app, this.environment, caller, now);
        }
        RunState state = created.get(app.createRun());
        return (state == null) ? AppRow.unknown(app, caller, now) : AppRow.created(app, state, caller, now);
    }
}
