package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.app.App;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.provisioning.keeper.Keepers;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares the inventory of an app with the world; changes nothing. */
public final class DriftCheck {

    private static final int AT_ONCE = 4;

    private final Inventory inventory;
    private final Keepers keepers;

    DriftCheck(Inventory inventory, Keepers keepers) {
        this.inventory = inventory;
        this.keepers = keepers;
    }

    /** Looks at everything that an app is known to have. */
    public Mono<List<Difference>> of(App app) {
        return this.inventory
                .ofApp(app.name())
                .flatMapMany(Flux::fromIterable)
                .filter(Resource::isKnownToBeThere)
                .flatMapSequential(
                        resource -> this.keepers
                                .of(resource.kind())
                                .look(app, resource)
                                .map(sight -> new Difference(resource, sight)),
                        AT_ONCE)
                .collectList();
    }
}
