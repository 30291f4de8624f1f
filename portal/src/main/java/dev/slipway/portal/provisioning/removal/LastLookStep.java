package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.keeper.Keepers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks once more for what was planned and never seen: a call that was given up may have its effect after that.
 *
 * <p>Waits until no such call can be under way any more; where everything was answered, there is nothing to wait for.
 */
final class LastLookStep extends RemovalStep {

    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);
    private static final Duration SHORTEST_NAP = Duration.ofMillis(50);

    private final Inventory inventory;
    private final Keepers keepers;
    private final Clock clock;
    private final Duration lateAnswers;

    LastLookStep(Inventory inventory, Keepers keepers, Clock clock, Duration lateAnswers) {
        super(RemovalPlan.LAST_LOOK, OutsideSystem.SLIPWAY);
        this.inventory = inventory;
        this.keepers = keepers;
        this.clock = clock;
        this.lateAnswers = lateAnswers;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return this.inventory
                .ofApp(context.app().name())
                .map(all -> all.stream()
                        .filter(resource -> resource.state() == Resource.State.PLANNED)
                        .toList())
                .flatMap(unseen -> unseen.isEmpty() ? Mono.just(nothing()) : look(context, unseen));
    }

    private static StepOutcome nothing() {
        return new StepOutcome.Done("every call had its answer", null, List.of());
    }

    private Mono<StepOutcome> look(StepContext context, List<Resource> unseen) {
        Instant late = context.run().createdAt().plus(this.lateAnswers);
        Duration left = Duration.between(this.clock.instant(), late);
        if (left.isNegative()) {
            return Flux.fromIterable(unseen)
                    .concatMap(resource -> this.keepers.takeAway(context, resource, true))
                    .collectList()
                    .map(outcomes -> Outcomes.open(outcomes)
                            .orElseGet(() -> new StepOutcome.Done("nothing came late", null, List.of())));
        }
        Duration nap = (left.compareTo(LONGEST_NAP) < 0) ? left.plus(SHORTEST_NAP) : LONGEST_NAP;
        return Mono.just(new StepOutcome.NotYet(
                "a call that nobody answered may still have its effect; waiting for that", null, nap));
    }
}
