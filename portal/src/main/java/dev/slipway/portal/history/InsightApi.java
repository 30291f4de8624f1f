package dev.slipway.portal.history;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What leads ask, as JSON: what runs where, where a commit is, what changed, how well it goes. */
@RestController
class InsightApi {

    private final RunningVersions running;
    private final Commits commits;
    private final Changes changes;
    private final Figures figures;

    InsightApi(RunningVersions running, Commits commits, Changes changes, Figures figures) {
        this.running = running;
        this.commits = commits;
        this.changes = changes;
        this.figures = figures;
    }

    @GetMapping("/api/v1/running")
    Mono<List<RunningVersion>> ofTeam(Caller caller, @RequestParam(defaultValue = "") String team) {
        return this.running.ofTeam(caller, team);
    }

    @GetMapping("/api/v1/apps/{app}/running")
    Mono<List<RunningVersion>> ofApp(Caller caller, @PathVariable AppName app) {
        return this.running.ofApp(caller, app);
    }

    @GetMapping("/api/v1/apps/{app}/commits/{commit}")
    Mono<List<CommitPlace>> commit(Caller caller, @PathVariable AppName app, @PathVariable String commit) {
        return this.commits.find(caller, app, commit);
    }

    @GetMapping("/api/v1/apps/{app}/pulls/{number}")
    Mono<List<CommitPlace>> pull(Caller caller, @PathVariable AppName app, @PathVariable String number) {
        return this.commits.find(caller, app, number);
    }

    @GetMapping("/api/v1/deployments/{id}/changes")
    Mono<Changes.Answer> changes(Caller caller, @PathVariable String id) {
        return this.changes.of(caller, id);
    }

    @GetMapping("/api/v1/changes")
    Mono<Changes.Answer> between(
            Caller caller, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        return this.changes.between(caller, from, to);
    }

    @GetMapping("/api/v1/figures")
    Mono<Figures.Answer> figures(
            Caller caller,
            @RequestParam(required = false) @Nullable String app,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "prod") EnvironmentName environment,
            @RequestParam(defaultValue = "week") String by,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return Mono.defer(() -> this.figures.of(
                caller,
                new Figures.Question(
                        app == null || app.isBlank() ? null : new AppName(app),
                        team == null || team.isBlank() ? null : team,
                        environment.value(),
                        Period.of(by),
                        day("from", from),
                        day("to", to))));
    }

    static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeException ex) {
            throw new InvalidInput(name, "'%s' must be a day like 2026-11-21.".formatted(name));
        }
    }
}
