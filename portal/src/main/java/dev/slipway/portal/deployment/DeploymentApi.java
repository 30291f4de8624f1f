package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.store.Page;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets pipelines and people deploy, and tells how it went. */
@RestController
class DeploymentApi {

    private static final Duration PING = Duration.ofSeconds(15);

    private final DeploymentAccess access;
    private final DeploymentOrders orders;
    private final OrderReviews reviews;
    private final Deployments deployments;

    DeploymentApi(DeploymentAccess access, DeploymentOrders orders, OrderReviews reviews, Deployments deployments) {
        this.access = access;
        this.orders = orders;
        this.reviews = reviews;
        this.deployments = deployments;
    }

    @PostMapping("/api/v1/apps/{app}/deployments")
    Mono<ResponseEntity<DeploymentAnswer>> open(
            Caller caller,
            @PathVariable AppName app,
            @RequestBody NewDeployment wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return this.access
                .app(caller, DeploymentAccess.deployTo(wanted.environment()), app)
                .doOnNext(found -> this.access.checkOverride(caller, wanted.override(), found))
                .flatMap(found -> this.orders.open(found, wanted, caller, key))
                .map(DeploymentApi::accepted);
    }

    /** Says what the same order would do and what stands in its way; nothing is changed. */
    @PostMapping("/api/v1/apps/{app}/deployments/review")
    Mono<OrderReview> review(Caller caller, @PathVariable AppName app, @RequestBody NewDeployment wanted) {
        return this.access.app(caller, Action.DEPLOYMENT_READ, app).flatMap(found -> this.reviews.of(found, wanted));
    }

    /** Lists the deployments of an app, newest first; a page comes short where an environment is asked for. */
    @GetMapping("/api/v1/apps/{app}/deployments")
    Mono<Page<DeploymentAnswer>> list(
            Caller caller,
            @PathVariable AppName app,
            @RequestParam(required = false) @Nullable EnvironmentName environment,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return this.access
                .app(caller, Action.DEPLOYMENT_READ, app)
                .flatMap(found -> this.deployments.ofApp(app, cursor, limit))
                .map(page -> new Page<>(
                        page.items().stream()
                                .filter(one ->
                                        environment == null || one.environment().equals(environment))
                                .map(DeploymentAnswer::of)
                                .toList(),
                        page.next()));
    }

    @GetMapping("/api/v1/deployments/{id}")
    Mono<DeploymentAnswer> read(Caller caller, @PathVariable String id) {
        return this.access
                .deployment(caller, Action.DEPLOYMENT_READ, id)
                .map(found -> DeploymentAnswer.of(found.deployment()));
    }

    /** Sends the deployment as it is, and again each time it has changed, until it has ended. */
    @GetMapping(path = "/api/v1/deployments/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<DeploymentAnswer>> events(Caller caller, @PathVariable String id) {
        Flux<ServerSentEvent<DeploymentAnswer>> pings = Flux.interval(PING)
                .map(beat -> ServerSentEvent.<DeploymentAnswer>builder()
                        .comment("still here")
                        .build());
        return this.access
                .deployment(caller, Action.DEPLOYMENT_READ, id)
                .flatMapMany(found -> this.deployments
                        .follow(id)
                        .map(DeploymentAnswer::of)
                        .map(answer -> ServerSentEvent.builder(answer)
                                .event(answer.state().word())
                                .build())
                        .mergeWith(pings)
                        .takeUntil(event -> event.data() != null
                                && Objects.requireNonNull(event.data()).state().isEnded()));
    }

    static ResponseEntity<DeploymentAnswer> accepted(Deployment deployment) {
        return ResponseEntity.accepted().location(deployment.address()).body(DeploymentAnswer.of(deployment));
    }
}
