package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.deployment.RunningLogs;
import dev.slipway.portal.secret.Masked;
import dev.slipway.portal.web.Choice;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The last log lines of an app's running tasks, without what has the shape of a secret. */
@HtmlPage
final class LogsPage {

    private static final int LINES = 200;

    private final VisibleApps apps;
    private final Environments environments;
    private final RunningLogs logs;
    private final Clock clock;

    LogsPage(VisibleApps apps, Environments environments, RunningLogs logs, Clock clock) {
        this.apps = apps;
        this.environments = environments;
        this.logs = logs;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/logs")
    Mono<Rendering> logs(
            Caller.Person caller, @PathVariable String name, @RequestParam(defaultValue = "test") String environment) {
        return this.apps.get(caller, name, Action.APP_READ).flatMap((app) -> {
            EnvironmentName chosen =
                    this.environments.get(new EnvironmentName(environment)).name();
            return this.logs
                    .last(app.name(), chosen, LINES)
                    .defaultIfEmpty(List.of())
                    .map((lines) -> AppPart.of(app, AppTab.LOGS, this.clock.instant())
                            .modelAttribute("environment", chosen.value())
                            .modelAttribute("environments", choices(chosen))
                            .modelAttribute("lines", Masked.in(String.join("\n", lines)))
                            .build());
        });
    }

    private List<Choice> choices(EnvironmentName chosen) {
        return Choice.of(this.environments.names(), chosen.value());
    }
}
