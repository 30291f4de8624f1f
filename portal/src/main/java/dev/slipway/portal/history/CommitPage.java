package dev.slipway.portal.history;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.When;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Is this commit, or this pull request, in prod? */
@HtmlPage
final class CommitPage {

    private final Commits commits;
    private final History history;
    private final Environments environments;
    private final Clock clock;

    CommitPage(Commits commits, History history, Environments environments, Clock clock) {
        this.commits = commits;
        this.history = history;
        this.environments = environments;
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
                        .modelAttribute("places", places(parts.getT1(), now))
                        .modelAttribute("fresh", FreshLine.of(parts.getT2(), now))
                        .build();
            });
        });
    }

    /** A commit that is anywhere is, or is not, in each environment. */
    private List<Place> places(List<CommitPlace> found, Instant now) {
        if (found.isEmpty()) {
            return List.of();
        }
        Stream<Place> missing = this.environments.names().stream()
                .filter((name) ->
                        found.stream().noneMatch((place) -> place.environment().equals(name)))
                .map(Place::missing);
        return Stream.concat(found.stream().map((place) -> Place.of(place, now)), missing)
                .toList();
    }

    /**
     * An answer as a row.
     *
     * @param environment the environment
     * @param state whether it runs there
     * @param since since when; null where it never was
     * @param by who did it
     * @param commit the commit; null where it never was
     * @param title its first line
     */
    record Place(
            String environment,
            StateLabel state,
            @Nullable When since,
            String by,
            @Nullable ShortId commit,
            String title) {

        static Place missing(String environment) {
            return new Place(environment, StateLabel.waiting("not there"), null, "", null, "");
        }

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
