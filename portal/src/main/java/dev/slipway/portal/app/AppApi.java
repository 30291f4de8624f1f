package dev.slipway.portal.app;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.store.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells of apps. */
@RestController
class AppApi {

    private final AppDirectory apps;
    private final AppFinder finder;
    private final Inventory inventory;
    private final Deployments deployments;
    private final Environments environments;
    private final PortalProperties portal;
    private final Policy policy;

    AppApi(
            AppDirectory apps,
            AppFinder finder,
            Inventory inventory,
            Deployments deployments,
            Environments environments,
            PortalProperties portal,
            Policy policy) {
        this.apps = apps;
        this.finder = finder;
        this.inventory = inventory;
        this.deployments = deployments;
        this.environments = environments;
        this.portal = portal;
        this.policy = policy;
    }

    /** Lists the apps that the caller may see, by name; a page may come short and still not be the last. */
    @GetMapping("/api/v1/apps")
    Mono<Page<AppAnswer>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.finder
                .find(caller, AppFilter.of(search, team, template, owner), cursor, limit)
                .map(page -> page.map(app -> AppAnswer.of(app, this.portal)));
    }

    @GetMapping("/api/v1/apps/{name}")
    Mono<AppDetails> read(Caller caller, @PathVariable AppName name) {
        return this.apps
                .find(name)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(name))))
                .doOnNext(app -> this.policy.check(caller, Action.APP_READ, app, null))
                .flatMap(this::details);
    }

    private Mono<AppDetails> details(App app) {
        Mono<List<AppDetails.Place>> places = Flux.fromIterable(this.environments.all())
                .flatMapSequential(environment -> this.deployments
                        .current(app.name(), environment.name())
                        .map(current -> AppDetails.Place.of(environment.addressOf(app.name()), current)))
                .collectList();
        return places.zipWith(
                this.inventory.ofApp(app.name()),
                (running, resources) -> new AppDetails(
                        AppAnswer.of(app, this.portal),
                        running,
                        resources.stream().map(AppDetails.Owned::of).toList()));
    }
}
