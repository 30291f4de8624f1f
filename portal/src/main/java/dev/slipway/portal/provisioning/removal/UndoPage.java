package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.provisioning.RunAccess;
import dev.slipway.portal.provisioning.RunRedirect;
import dev.slipway.portal.web.HtmlPage;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The button that undoes a create run; it leads to the page of the undo run. */
@HtmlPage
final class UndoPage {

    private final UndoRuns undo;
    private final RunAccess access;

    UndoPage(UndoRuns undo, RunAccess access) {
        this.undo = undo;
        this.access = access;
    }

    @PostMapping("/runs/{id}/undo")
    Mono<Rendering> undo(Caller.Person caller, @PathVariable String id) {
        return this.access
                .find(caller, Action.RUN_CHANGE, id)
                .flatMap((run) -> this.undo.undo(run.id(), caller.name()))
                .map(RunRedirect::to);
    }
}
