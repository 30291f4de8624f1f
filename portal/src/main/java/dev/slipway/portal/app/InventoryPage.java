package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.inventory.Comparisons;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.provisioning.repair.Difference;
import dev.slipway.portal.provisioning.repair.DriftCheck;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What an app owns outside; compared with the world for whoever asks. */
@HtmlPage
final class InventoryPage {

    private final VisibleApps apps;
    private final Inventory inventory;
    private final DriftCheck drift;
    private final Comparisons comparisons;
    private final Policy policy;
    private final Clock clock;

    InventoryPage(
            VisibleApps apps,
            Inventory inventory,
            DriftCheck drift,
            Comparisons comparisons,
            Policy policy,
            Clock clock) {
        this.apps = apps;
        this.inventory = inventory;
        this.drift = drift;
        this.comparisons = comparisons;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/inventory")
    Mono<Rendering> inventory(
            Caller.Person caller, @PathVariable String name, @RequestParam(defaultValue = "") String compare) {
        boolean compared = !compare.isEmpty();
        return this.apps.get(caller, name, Action.APP_READ).flatMap((app) -> {
            Mono<List<Difference>> differences = compared ? this.drift.of(app) : Mono.just(List.of());
            return Mono.zip(this.inventory.ofApp(app.name()), differences)
                    .map((both) -> rendering(caller, app, both.getT1(), both.getT2(), compared))
                    .zipWith(last(app))
                    .map((both) ->
                            both.getT1().modelAttribute("last", both.getT2()).build());
        });
    }

    /** What the last comparison found, for who has not asked for another; none at most. */
    private Mono<List<LastComparison>> last(App app) {
        return this.comparisons
                .last(app.name())
                .map((last) -> List.of(LastComparison.of(last, this.clock.instant())))
                .defaultIfEmpty(List.of());
    }

    private Rendering.Builder<?> rendering(
            Caller caller, App app, List<Resource> resources, List<Difference> differences, boolean compared) {
        List<ResourceRow> rows = resources.stream()
                .map((resource) -> ResourceRow.of(
                        resource,
                        differences.stream()
                                .filter((each) -> each.resource().equals(resource))
                                .findFirst()
                                .map(Difference::sight)))
                .toList();
        long missing = differences.stream().filter(Difference::isMissing).count();
        return AppPart.of(app, AppTab.INVENTORY, this.clock.instant())
                .modelAttribute("inventory", rows)
                .modelAttribute("compared", compared)
                .modelAttribute("differs", rows.stream().anyMatch(ResourceRow::differs))
                .modelAttribute(
                        "repairs", missing > 0 && this.policy.allows(caller, Action.APP_REPAIR, null, app.team()));
    }
}
