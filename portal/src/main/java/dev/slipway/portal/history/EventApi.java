package dev.slipway.portal.history;

import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.cloud.EventBus;
import java.time.Clock;
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
    private final EventBus bus;
    private final PortalProperties portal;
    private final Clock clock;

    EventApi(AppDirectory apps, Policy policy, EventBus bus, PortalProperties portal, Clock clock) {
        this.apps = apps;
        this.policy = policy;
        this.bus = bus;
        this.portal = portal;
        this.clock = clock;
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

    private Mono<Accepted> publish(Payload payload) {
        LifecycleEvent event = payload.event(
                PipelineEvent.idOf(payload),
                this.portal.page("/apps/" + payload.app() + "/pipeline"),
                this.clock.instant(),
                null);
        return this.bus
                .publish(event.type(), payload.app(), EventJson.write(event))
                .thenReturn(new Accepted(event.id()));
    }

    /**
     * The answer.
     *
     * @param id id that the event got; the same event sent again gets the same
     */
    record Accepted(String id) {}
}
