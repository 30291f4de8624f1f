package dev.slipway.portal.history;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.AppTab;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.ShortId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** One attempt: how it went, and what it changed; or what changed between two of them. */
@HtmlPage
final class ChangesPage {

    private final Changes changes;
    private final Policy policy;
    private final Clock clock;

    ChangesPage(Changes changes, Policy policy, Clock clock) {
        this.changes = changes;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/deployments/changes")
    Mono<Rendering> changes(
            Caller.Person caller,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return (from.isBlank() ? this.changes.of(caller, to) : this.changes.between(caller, from, to))
                .map((answer) -> page(caller, answer));
    }

    private Rendering page(Caller.Person caller, Changes.Answer answer) {
        Instant now = this.clock.instant();
        RecordedDeployment to = answer.to();
        boolean readsApp = this.policy.allows(caller, Action.APP_READ, null, to.team());
        return Rendering.view("deployment/changes")
                .modelAttribute("app", answer.app())
                .modelAttribute("environment", answer.environment())
                .modelAttribute("to", DeploymentRow.of(to, readsApp, now))
                .modelAttribute(
                        "from",
                        Stream.ofNullable(answer.from())
                                .map((from) -> DeploymentRow.of(from, readsApp, now))
                                .toList())
                .modelAttribute("aroundHref", readsApp ? around(to) : "")
                .modelAttribute("commits", rows(answer.commits()))
                .modelAttribute("left", rows(answer.left()))
                .modelAttribute("files", answer.files())
                .modelAttribute("whole", answer.whole())
                .build();
    }

    private static String around(RecordedDeployment deployment) {
        Instant ended = deployment.endedAt();
        Instant time = ended == null ? deployment.startedAt() : ended;
        return PageAddress.with(
                AppTab.TIMELINE.of(new AppName(deployment.app())),
                Map.of("around", time.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private static List<Row> rows(List<DeploymentChanges.Commit> commits) {
        return commits.stream().map(Row::of).toList();
    }

    /**
     * A commit as a row.
     *
     * @param commit its id
     * @param title first line of its message
     * @param author who made it
     * @param pull number of its pull request, with a mark before it
     */
    record Row(ShortId commit, String title, String author, String pull) {

        static Row of(DeploymentChanges.Commit commit) {
            return new Row(
                    ShortId.commit(commit.id()),
                    commit.title(),
                    commit.author() == null ? "" : commit.author(),
                    commit.pull() == null ? "" : "#" + commit.pull());
        }
    }
}
