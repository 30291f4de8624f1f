package dev.slipway.portal.provisioning;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.web.HtmlPage;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A run, live. */
@HtmlPage
final class RunPage {

    private final RunStream stream;
    private final RunRetry retry;
    private final RunCancel cancel;
    private final RunAccess access;
    private final RunReading reading;

    RunPage(RunStream stream, RunRetry retry, RunCancel cancel, RunAccess access, RunReading reading) {
        this.stream = stream;
        this.retry = retry;
        this.cancel = cancel;
        this.access = access;
        this.reading = reading;
    }

    @GetMapping("/runs/{id}")
    Mono<Rendering> page(Caller.Person caller, @PathVariable String id) {
        return this.access
                .find(caller, Action.RUN_READ, id)
                .flatMap((run) -> this.reading.pace(run).flatMap((pace) -> this.reading.view(run, pace)))
                .map((view) ->
                        Rendering.view("run/page").modelAttribute("run", view).build());
    }

    @GetMapping(path = "/runs/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> live(
            Caller.Person caller,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") String lastEvent) {
        long after = lastEvent.matches("\\d{1,15}") ? Long.parseLong(lastEvent) : 0;
        return this.access.find(caller, Action.RUN_READ, id).flatMapMany((run) -> this.stream.follow(run, after));
    }

    @PostMapping("/runs/{id}/retry")
    Mono<Rendering> retry(Caller.Person caller, @PathVariable String id) {
        return this.access
                .find(caller, Action.RUN_CHANGE, id)
                .flatMap((run) -> this.retry.retry(run.id()))
                .map(RunRedirect::to);
    }

    @PostMapping("/runs/{id}/cancel")
    Mono<Rendering> cancel(Caller.Person caller, @PathVariable String id) {
        return this.access
                .find(caller, Action.RUN_CHANGE, id)
                .flatMap((run) -> this.cancel.cancel(run.id(), caller.name()))
                .map(RunRedirect::to);
    }
}
