package dev.slipway.portal.history;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Is this commit, or this pull request, in prod? */
@HtmlPage
final class CommitPage {

    private final Commits commits;
    private final History history;
    private final Clock clock;

    CommitPage(Commits commits, History history, Clock clock) {
        this.commits = commits;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/deployments/commit")
    Mono<Rendering> commit(
            Caller.Person caller,
            @RequestParam(defaultValue = "") String app,
            @RequestParam(defaultValue = "") String commit) {
        return Mono.defer(() -> {
            boolean asked = !app.isBlank() && !commit.isBlank();
            Mono<List<CommitPlace>> places =
                    asked ? this.commits.find(caller, new AppName(app.trim()), commit) : Mono.just(List.of());
            return Mono.zip(places, this.history.freshness(caller)).map((parts) -> {
                Instant now = this.clock.instant();
                return Rendering.view("deployment/commit")
                        .modelAttribute("app", app)
                        .modelAttribute("commit", commit)
                        .modelAttribute("asked", asked)
                        .modelAttribute(
                                "places",
                                parts.getT1().stream()
                                        .map((place) -> Place.of(place, now))
                                        .toList())
                        .modelAttribute("fresh", FreshLine.of(parts.getT2(), now))
                        .build();
            });
        });
    }

    /**
     * An answer as a row.
     *
     * @param environment the environment
     * @param state whether it runs there
     * @param since since when
     * @param by who did it
     * @param commit the commit
     * @param title its first line
     */
    record Place(String environment, StateLabel state, When since, String by, ShortId commit, String title) {

        static Place of(CommitPlace place, Instant now) {
            return new Place(
                    place.environment(),
                    place.running() ? StateLabel.done("runs") : StateLabel.held("taken out"),
                    When.of(place.since(), now),
                    place.by() == null ? "" : place.by(),
                    ShortId.commit(place.commit()),
                    place.title() == null ? "" : place.title());
        }
    }
}
