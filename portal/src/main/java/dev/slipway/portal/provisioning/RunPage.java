package dev.slipway.portal.provisioning;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import org.springframework.http.HttpStatus;
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

    private final Runs runs;
    private final RunStream stream;
    private final RunRetry retry;
    private final AppDirectory apps;
    private final Policy policy;
    private final Clock clock;

    RunPage(Runs runs, RunStream stream, RunRetry retry, AppDirectory apps, Policy policy, Clock clock) {
        this.runs = runs;
        this.stream = stream;
        this.retry = retry;
        this.apps = apps;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/runs/{id}")
    Mono<Rendering> page(Caller.Person caller, @PathVariable String id) {
        return visible(caller, Action.RUN_READ, id)
                .map((run) -> Rendering.view("run/page")
                        .modelAttribute("run", RunView.of(run, this.clock.instant()))
                        .build());
    }

    @GetMapping(path = "/runs/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> live(
            Caller.Person caller,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") String lastEvent) {
        long after = lastEvent.matches("\\d{1,15}") ? Long.parseLong(lastEvent) : 0;
        return visible(caller, Action.RUN_READ, id).flatMapMany((run) -> this.stream.follow(run, after));
    }

    @PostMapping("/runs/{id}/retry")
    Mono<Rendering> retry(Caller.Person caller, @PathVariable String id) {
        return visible(caller, Action.APP_CREATE, id)
                .flatMap((run) -> this.retry.retry(run.id()))
                .map((run) -> Rendering.redirectTo("/runs/" + run.id())
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }

    /** Asks for a role before it tells whether there is such a run. */
    private Mono<Run> visible(Caller caller, Action action, String id) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.runs
                .get(id)
                .flatMap((run) -> this.apps
                        .find(run.app())
                        .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(run.app()))))
                        .doOnNext((app) -> this.policy.check(caller, action, app, null))
                        .thenReturn(run));
    }
}
