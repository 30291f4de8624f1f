package dev.slipway.portal.history;

import dev.slipway.events.EventId;
import dev.slipway.events.Payload;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.store.Table;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes the events of pipelines. The app is the one of the path and the token allows no other. */
@RestController
class EventApi {

    private final AppDirectory apps;
    private final Policy policy;
    private final Outbox outbox;
    private final Table table;

    EventApi(AppDirectory apps, Policy policy, Outbox outbox, Table table) {
        this.apps = apps;
        this.policy = policy;
        this.outbox = outbox;
        this.table = table;
    }

    @PostMapping("/api/v1/apps/{app}/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Accepted> publish(Caller caller, @PathVariable AppName app, @RequestBody PipelineEvent event) {
        return this.apps
                .find(app)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(app))))
                .doOnNext((found) -> this.policy.check(caller, Action.EVENT_PUBLISH, found, null))
                .then(Mono.defer(() -> publish(event.payload(app))));
    }

    /** The event is kept before the answer and published after, so the pipeline need not wait for the topic. */
    private Mono<Accepted> publish(Payload payload) {
        String[] happening = PipelineEvent.happening(payload);
        return this.table
                .write(this.outbox.tell(payload, null, happening))
                .thenReturn(new Accepted(EventId.of(happening)));
    }

    /**
     * The answer.
     *
     * @param id id that the event got; the same event sent again gets the same
     */
    record Accepted(String id) {}
}
