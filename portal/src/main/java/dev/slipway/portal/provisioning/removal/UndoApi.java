package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.provisioning.RunAccess;
import dev.slipway.portal.provisioning.RunAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Undoes create runs. */
@RestController
class UndoApi {

    private final UndoRuns undo;
    private final RunAccess access;

    UndoApi(UndoRuns undo, RunAccess access) {
        this.undo = undo;
        this.access = access;
    }

    @PostMapping("/api/v1/runs/{id}/undo")
    Mono<ResponseEntity<RunAnswer>> undo(Caller caller, @PathVariable String id) {
        return this.access
                .find(caller, Action.RUN_CHANGE, id)
                .flatMap(run -> this.undo.undo(run.id(), caller.name()))
                .map(RunAnswer::accepted);
    }
}
