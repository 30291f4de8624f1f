package dev.slipway.portal.provisioning;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells of runs, once or as they go on, and retries those that failed. */
@RestController
class RunApi {

    /** How long a proxy may see nothing before it gives a stream up is often 30 seconds. */
    private static final Duration PING = Duration.ofSeconds(15);

    private final Runs runs;
    private final EditedRetry retry;
    private final RunCancel cancel;
    private final RunAccess access;

    RunApi(Runs runs, EditedRetry retry, RunCancel cancel, RunAccess access) {
        this.runs = runs;
        this.retry = retry;
        this.cancel = cancel;
        this.access = access;
    }

    @GetMapping("/api/v1/runs/{id}")
    Mono<RunAnswer> read(Caller caller, @PathVariable String id) {
        return this.access.find(caller, Action.RUN_READ, id).map(RunAnswer::of);
    }

    @GetMapping(path = "/api/v1/runs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<RunEventAnswer>> events(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        long after = number(lastEventId);
        return this.access
                .find(caller, Action.RUN_READ, id)
                .flatMapMany(run -> withPings(this.runs
                        .events(run.id(), after)
                        .map(event -> ServerSentEvent.builder(RunEventAnswer.of(event))
                                .id(String.valueOf(event.number()))
                                .event(RunAnswer.word(event.kind()))
                                .build())));
    }

    @PostMapping("/api/v1/runs/{id}/retry")
    Mono<ResponseEntity<RunAnswer>> retry(
            Caller caller, @PathVariable String id, @RequestBody(required = false) @Nullable RetryOrder order) {
        Map<String, Object> edited = (order != null && order.parameters() != null) ? order.parameters() : Map.of();
        return this.access
                .find(caller, Action.RUN_CHANGE, id)
                .flatMap(run -> this.retry.retry(run.id(), edited))
                .map(RunAnswer::accepted);
    }

    @PostMapping("/api/v1/runs/{id}/cancel")
    Mono<ResponseEntity<RunAnswer>> cancel(Caller caller, @PathVariable String id) {
        return this.access
                .find(caller, Action.RUN_CHANGE, id)
                .flatMap(run -> this.cancel.cancel(run.id(), caller.name()))
                .map(RunAnswer::accepted);
    }

    private static <T> Flux<ServerSentEvent<T>> withPings(Flux<ServerSentEvent<T>> events) {
        return Flux.defer(() -> {
            Sinks.Empty<Void> ended = Sinks.empty();
            Flux<ServerSentEvent<T>> pings = Flux.interval(PING)
                    .map(beat ->
                            ServerSentEvent.<T>builder().comment("still here").build())
                    .takeUntilOther(ended.asMono());
            return Flux.merge(events.doFinally(end -> ended.tryEmitEmpty()), pings);
        });
    }

    private static long number(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        if (!lastEventId.matches("\\d{1,15}")) {
            throw new InvalidInput(
                    "Last-Event-ID", "'%s' is not the id of an event: give the last number.".formatted(lastEventId));
        }
        return Long.parseLong(lastEventId);
    }
}
