package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppState;
import dev.slipway.portal.inventory.Comparison;
import dev.slipway.portal.inventory.Comparisons;
import dev.slipway.portal.provisioning.keeper.Sight;
import dev.slipway.portal.store.ConditionFailed;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares apps with their inventory as time goes by, and keeps what it finds; changes nothing outside. */
final class DriftWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
    private static final int A_ROUND = 20;
    private static final int AT_ONCE = 2;

    private final DriftCheck drift;
    private final Comparisons comparisons;
    private final AppDirectory apps;
    private final DriftProperties settings;
    private final Clock clock;

    DriftWatch(DriftCheck drift, Comparisons comparisons, AppDirectory apps, DriftProperties settings, Clock clock) {
        this.drift = drift;
        this.comparisons = comparisons;
        this.apps = apps;
        this.settings = settings;
        this.clock = clock;
    }

    /** Compares the apps that are due. */
    Mono<Void> round() {
        return this.comparisons
                .due(this.clock.instant(), A_ROUND)
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::claim, AT_ONCE)
                .then();
    }

    private Mono<Void> claim(Comparisons.Due due) {
        return this.comparisons
                .claim(due, this.clock.instant().plus(this.settings.every()))
                .flatMap(claim -> compare(claim).onErrorResume(fault -> postpone(claim, fault)))
                // Another instance was quicker, or a run has ended in between and wants a comparison of its own.
                .onErrorComplete(ConditionFailed.class);
    }

    private Mono<Void> compare(Comparisons.Due claim) {
        return this.apps
                .find(claim.app())
                .filter(app -> app.state() == AppState.ACTIVE)
                .flatMap(this::found)
                .singleOptional()
                .flatMap(found -> found.map(seen -> this.comparisons.keep(claim, seen))
                        .orElseGet(() -> this.comparisons.forget(claim)));
    }

    private Mono<Comparison> found(App app) {
        return this.drift.of(app).map(all -> {
            List<Comparison.Deviation> deviations = all.stream()
                    .filter(each -> each.sight().state() != Sight.State.THERE)
                    .map(DriftWatch::deviation)
                    .toList();
            return new Comparison(this.clock.instant(), deviations);
        });
    }

    private static Comparison.Deviation deviation(Difference difference) {
        return new Comparison.Deviation(
                difference.resource().kind().title(),
                difference.resource().name(),
                difference.sight().words());
    }

    private Mono<Void> postpone(Comparisons.Due claim, Throwable fault) {
        if (fault instanceof ConditionFailed) {
            return Mono.error(fault);
        }
        LOG.warn("'{}' could not be compared with its inventory.", claim.app(), fault);
        return this.comparisons
                .claim(claim, this.clock.instant().plus(this.settings.again()))
                .then();
    }
}
