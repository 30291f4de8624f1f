package dev.slipway.portal.bench;

import dev.slipway.portal.outside.TestPortal;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunState;
import dev.slipway.portal.provisioning.create.CreateApps;
import dev.slipway.portal.provisioning.create.NewApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;

/** Many apps, ordered at once. */
final class Storm {

    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final SlowWorld world;
    private final List<Run> runs;

    private Storm(SlowWorld world, List<Run> runs) {
        this.world = world;
        this.runs = runs;
    }

    /** Orders so many apps. */
    static Storm of(SlowWorld world, int creates) {
        CreateApps orders = world.portal.get(CreateApps.class);
        List<Run> runs = Flux.range(0, creates)
                .flatMap(
                        number -> orders.create(
                                new NewApp("app-" + number, "city-hall", null, "tiny", Map.of()), TestPortal.DANA),
                        creates)
                .collectList()
                .block(LONGEST);
        return new Storm(world, Objects.requireNonNull(runs));
    }

    /** Waits until each of the runs is as wanted, and returns them as they are then. */
    List<Run> await(Predicate<Run> wanted) {
        return Objects.requireNonNull(Flux.fromIterable(this.runs)
                .flatMap(run -> this.world.portal.following(run.id(), wanted), this.runs.size())
                .collectList()
                .block(LONGEST));
    }

    /** Waits for all of them, each of which must succeed, and returns when the last one ended. */
    Instant end() {
        return await(run -> run.state().isEnded()).stream().map(Storm::end).reduce(Instant.MIN, Storm::later);
    }

    private static Instant end(Run run) {
        if (run.state() != RunState.SUCCEEDED) {
            throw new IllegalStateException("%s: %s".formatted(run.app(), run.failure()));
        }
        return Objects.requireNonNull(run.endedAt());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
