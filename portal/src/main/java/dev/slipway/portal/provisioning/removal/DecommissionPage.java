package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.AppState;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.RunRedirect;
import dev.slipway.portal.web.HtmlPage;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows what goes with an app before it is decommissioned, and asks for its name. */
@HtmlPage
final class DecommissionPage {

    private final Decommissions decommissions;
    private final Inventory inventory;
    private final AppDirectory apps;
    private final Policy policy;

    DecommissionPage(Decommissions decommissions, Inventory inventory, AppDirectory apps, Policy policy) {
        this.decommissions = decommissions;
        this.inventory = inventory;
        this.apps = apps;
        this.policy = policy;
    }

    @GetMapping("/apps/{name}/decommission")
    Mono<Rendering> page(Caller.Person caller, @PathVariable String name) {
        return find(caller, Action.APP_DECOMMISSION, name)
                .flatMap((app) -> this.inventory
                        .ofApp(app.name())
                        .map((all) -> Rendering.view("app/decommission")
                                .modelAttribute("name", app.name().value())
                                .modelAttribute("inService", app.state() == AppState.ACTIVE)
                                .modelAttribute("goes", going(all))
                                .build()));
    }

    @PostMapping("/apps/{name}/decommission")
    Mono<Rendering> decommission(Caller.Person caller, @PathVariable String name, ServerWebExchange exchange) {
        return find(caller, Action.APP_DECOMMISSION, name)
                .zipWith(exchange.getFormData())
                .flatMap((both) -> this.decommissions.decommission(both.getT1(), order(both.getT2()), caller.name()))
                .map(RunRedirect::to);
    }

    @PostMapping("/apps/{name}/free-name")
    Mono<Rendering> freeName(Caller.Person caller, @PathVariable String name) {
        return find(caller, Action.NAME_FREE, name)
                .flatMap((app) -> this.decommissions.freeName(app, caller.name()))
                .map(RunRedirect::to);
    }

    private static List<Map<String, String>> going(List<Resource> all) {
        return all.stream()
                .filter((resource) -> resource.mayBeThere() && resource.kind() != ResourceKind.REPOSITORY)
                .map((resource) -> Map.of("kind", resource.kind().title(), "name", resource.name()))
                .toList();
    }

    private static Decommissions.Order order(MultiValueMap<String, String> form) {
        return new Decommissions.Order(form.getFirst("name"), form.getFirst("repository"));
    }

    /** Asks for a role before it tells whether there is such an app. */
    private Mono<App> find(Caller caller, Action action, String name) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.apps
                .find(new AppName(name))
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(name))))
                .doOnNext((app) -> this.policy.check(caller, action, app, null));
    }
}
