package dev.slipway.portal.history;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.web.Choice;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** How well it goes: the four keys, each leading to the deployments behind it. */
@HtmlPage
final class FiguresPage {

    private final Figures figures;
    private final History history;
    private final Teams teams;
    private final Environments environments;
    private final Clock clock;

    FiguresPage(Figures figures, History history, Teams teams, Environments environments, Clock clock) {
        this.figures = figures;
        this.history = history;
        this.teams = teams;
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping("/deployments/figures")
    Mono<Rendering> figures(
            Caller.Person caller,
            @RequestParam(defaultValue = "") String app,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "prod") String environment,
            @RequestParam(defaultValue = "week") String by,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return Mono.defer(() -> {
            Figures.Question question = new Figures.Question(
                    app.isBlank() ? null : new AppName(app),
                    chosenTeam(caller, app, team),
                    new EnvironmentName(environment).value(),
                    Period.of(by),
                    InsightApi.day("from", from),
                    InsightApi.day("to", to));
            return Mono.zip(this.figures.of(caller, question), this.history.freshness(caller))
                    .map((parts) -> rendering(question, parts.getT1(), parts.getT2()));
        });
    }

    /** A developer who names nothing asks for the first of their teams, since they may not ask for all. */
    private @Nullable String chosenTeam(Caller.Person caller, String app, @Nullable String team) {
        if (team != null && !team.isBlank()) {
            return team;
        }
        boolean asksForAll = app.isBlank() && team == null;
        return asksForAll ? caller.teams().stream().sorted().findFirst().orElse(null) : null;
    }

    /** Incidents are listed by app. */
    private static String incidents(Figures.Question question) {
        return question.app() == null ? "" : "/apps/%s/incidents".formatted(question.app());
    }

    private Rendering rendering(Figures.Question question, Figures.Answer answer, Freshness freshness) {
        Instant now = this.clock.instant();
        Map<String, String> scope = new HashMap<>();
        scope.put("environment", question.environment());
        if (question.app() != null) {
            scope.put("app", question.app().value());
        } else if (question.team() != null) {
            scope.put("team", question.team());
        }
        List<FigureRow> rows = new ArrayList<>();
        answer.parts().forEach((part) -> rows.add(FigureRow.of(part, scope)));
        FigureRow all = FigureRow.of(answer.all(), scope);
        return Rendering.view("deployment/figures")
                .modelAttribute("all", all)
                .modelAttribute("charts", FigureChart.of(all, rows, answer.parts(), incidents(question)))
                .modelAttribute("rows", rows)
                .modelAttribute(
                        "app", question.app() == null ? "" : question.app().value())
                .modelAttribute("environment", question.environment())
                .modelAttribute("environments", Choice.of(this.environments.names(), question.environment()))
                .modelAttribute(
                        "periods",
                        Choice.of(List.of("day", "week", "month"), question.by().word()))
                .modelAttribute(
                        "teams",
                        Choice.of(this.teams.all().stream().map(Team::slug).toList(), question.team()))
                .modelAttribute("from", answer.all().from().toString())
                .modelAttribute("to", answer.all().to().toString())
                .modelAttribute("fresh", FreshLine.of(freshness, now))
                .build();
    }
}
