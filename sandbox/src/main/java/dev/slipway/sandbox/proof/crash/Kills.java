package dev.slipway.sandbox.proof.crash;

import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.PortalTable.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Kills the instance that holds a create run, at a random moment of it, again and again. */
final class Kills {

    /** Each fifth time nobody survives: whoever is started next goes on. */
    private static final int NOBODY_SURVIVES = 5;

    private static final Duration LONGEST_PEACE = Duration.ofSeconds(2);

    private final Creates creates;
    private final Portals portals;
    private final Random random;
    private final Consumer<String> progress;
    private final List<String> unclean = new ArrayList<>();
    private Duration longestResumption = Duration.ZERO;
    private Duration lastCreate = Duration.ofSeconds(8);

    Kills(Creates creates, Portals portals, long seed, Consumer<String> progress) {
        this.creates = creates;
        this.portals = portals;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** Orders an app, kills who creates it, and looks what came of it. */
    void once(int number) {
        this.portals.complete();
        Instant begun = Instant.now();
        Ordered ordered = this.creates.order("crash-" + number);
        Duration moment = Duration.ofMillis(this.random.nextLong(1 + this.lastCreate.toMillis()));
        LockSupport.parkNanos(moment.toNanos());
        StoredRun before = this.creates.look(ordered);
        String what = (number % NOBODY_SURVIVES == 0) ? killAll() : killHolder(ordered, before);
        List<String> oddities = this.creates.oddities(ordered);
        oddities.forEach(oddity -> this.unclean.add(ordered.app() + ": " + oddity));
        if (this.longestResumption.isZero()) {
            this.lastCreate = Duration.between(begun, Instant.now());
        }
        this.progress.accept("%3d  after %5.1f s  %s  %s"
                .formatted(number, moment.toMillis() / 1000.0, what, oddities.isEmpty() ? "clean" : oddities));
    }

    /** Orders apps, and kills as many instances, one after another, while they are made. */
    void amid(int number) {
        this.portals.complete();
        List<Ordered> ordered = IntStream.rangeClosed(1, number)
                .mapToObj(each -> this.creates.order("amid-" + each))
                .toList();
        for (int kill = 1; kill <= number; kill++) {
            LockSupport.parkNanos(Duration.ofMillis(this.random.nextLong(LONGEST_PEACE.toMillis()))
                    .toNanos());
            this.portals.kill(this.portals.any());
            this.progress.accept("kill %d of %d".formatted(kill, number));
            this.portals.complete();
        }
        ordered.forEach(
                each -> this.creates.oddities(each).forEach(oddity -> this.unclean.add(each.app() + ": " + oddity)));
    }

    /** Returns what was found in disorder. */
    List<String> unclean() {
        return this.unclean;
    }

    /** Returns the longest time from a kill to the moment at which a live instance had the run in hand. */
    Duration longestResumption() {
        return this.longestResumption;
    }

    private String killAll() {
        this.portals.killAll();
        this.portals.complete();
        return "killed all, started anew";
    }

    private String killHolder(Ordered ordered, StoredRun before) {
        Optional<PortalChild> holder = this.portals.find(before.holder());
        this.portals.kill(holder.orElseGet(this.portals::any));
        Instant killed = Instant.now();
        if (holder.isEmpty() || before.isEnded()) {
            this.portals.succeed();
            return "killed one that held nothing";
        }
        StoredRun after = this.creates.await(
                ordered, "another instance takes the run", now -> now.epoch() > before.epoch() || now.isEnded());
        Duration resumption = Duration.between(killed, Instant.now());
        this.portals.succeed();
        if (after.epoch() == before.epoch()) {
            return "killed at the very end";
        }
        if (resumption.compareTo(this.longestResumption) > 0) {
            this.longestResumption = resumption;
        }
        return "killed its holder, taken over after %.1f s".formatted(resumption.toMillis() / 1000.0);
    }
}
