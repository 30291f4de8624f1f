package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.keeper.Keepers;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes away every resource of one kind that the inventory holds of the app. */
final class RemoveKindStep extends RemovalStep {

    private final ResourceKind kind;
    private final Inventory inventory;
    private final Keepers keepers;

    RemoveKindStep(ResourceKind kind, OutsideSystem system, Inventory inventory, Keepers keepers) {
        super(RemovalPlan.removalOf(kind), system);
        this.kind = kind;
        this.inventory = inventory;
        this.keepers = keepers;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return ofKind(context)
                .filter(Resource::mayBeThere)
                .concatMap(resource -> this.keepers.takeAway(context, resource, false))
                .collectList()
                .flatMap(outcomes -> Outcomes.open(outcomes).map(Mono::just).orElseGet(() -> done(context)));
    }

    private Flux<Resource> ofKind(StepContext context) {
        return this.inventory
                .ofApp(context.app().name())
                .flatMapIterable(all -> all)
                .filter(resource -> resource.kind() == this.kind);
    }

    private Mono<StepOutcome> done(StepContext context) {
        return ofKind(context).collectList().map(all -> {
            String words =
                    all.stream().map(RemoveKindStep::words).sorted().distinct().collect(Collectors.joining(", "));
            Resource kept = all.stream()
                    .filter(resource -> resource.state() == Resource.State.KEPT)
                    .findFirst()
                    .orElse(null);
            return new StepOutcome.Done(
                    words.isEmpty() ? "there was none" : words, (kept != null) ? kept.address() : null, List.of());
        });
    }

    private static String words(Resource resource) {
        return switch (resource.state()) {
            case REMOVED -> resource.name() + " is gone";
            case KEPT -> resource.name() + " is kept: it holds somebody's work";
            case PLANNED -> resource.name() + " was not there yet";
            case CREATED -> resource.name() + " is there";
        };
    }
}
