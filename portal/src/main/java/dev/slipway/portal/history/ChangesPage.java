package dev.slipway.portal.history;

import dev.slipway.events.DeploymentChanges;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.ShortId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What changed by a deployment, or between two of them. */
@HtmlPage
final class ChangesPage {

    private final Changes changes;

    ChangesPage(Changes changes) {
        this.changes = changes;
    }

    @GetMapping("/deployments/changes")
    Mono<Rendering> changes(
            Caller.Person caller,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return (from.isBlank() ? this.changes.of(caller, to) : this.changes.between(caller, from, to))
                .map((answer) -> Rendering.view("deployment/changes")
                        .modelAttribute("app", answer.app())
                        .modelAttribute("environment", answer.environment())
                        .modelAttribute("commits", rows(answer.commits()))
                        .modelAttribute("left", rows(answer.left()))
                        .modelAttribute("files", answer.files())
                        .modelAttribute("whole", answer.whole())
                        .build());
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
