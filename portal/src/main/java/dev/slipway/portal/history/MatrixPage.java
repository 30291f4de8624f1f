package dev.slipway.portal.history;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.web.Choice;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What runs where: the apps of a team by environment. */
@HtmlPage
final class MatrixPage {

    private final RunningVersions running;
    private final History history;
    private final Environments environments;
    private final Teams teams;
    private final Clock clock;

    MatrixPage(RunningVersions running, History history, Environments environments, Teams teams, Clock clock) {
        this.running = running;
        this.history = history;
        this.environments = environments;
        this.teams = teams;
        this.clock = clock;
    }

    @GetMapping("/deployments/matrix")
    Mono<Rendering> matrix(Caller.Person caller, @RequestParam(required = false) @Nullable String team) {
        return Mono.defer(() -> {
            String chosen = team == null || team.isBlank() ? firstOf(caller) : team;
            this.teams.get(chosen);
            return Mono.zip(this.running.ofTeam(caller, chosen), this.history.freshness(caller))
                    .map((parts) -> rendering(chosen, parts.getT1(), parts.getT2()));
        });
    }

    private String firstOf(Caller.Person caller) {
        return caller.teams().stream()
                .sorted()
                .findFirst()
                .orElseGet(() -> this.teams.all().isEmpty()
                        ? ""
                        : this.teams.all().get(0).slug());
    }

    private Rendering rendering(String team, List<RunningVersion> versions, Freshness freshness) {
        Instant now = this.clock.instant();
        List<String> names = this.environments.names();
        Map<String, List<RunningVersion>> byApp = versions.stream()
                .collect(Collectors.groupingBy(RunningVersion::app, TreeMap::new, Collectors.toList()));
        return Rendering.view("deployment/matrix")
                .modelAttribute("team", team)
                .modelAttribute(
                        "teams",
                        Choice.of(this.teams.all().stream().map(Team::slug).toList(), team))
                .modelAttribute("environments", names)
                .modelAttribute(
                        "rows",
                        byApp.entrySet().stream()
                                .map((app) -> new Row(app.getKey(), MatrixCell.row(names, app.getValue(), now)))
                                .toList())
                .modelAttribute("fresh", FreshLine.of(freshness, now))
                .build();
    }

    /**
     * An app.
     *
     * @param app its name
     * @param cells one an environment
     */
    record Row(String app, List<MatrixCell> cells) {}
}
