package dev.slipway.sandbox.proof.crash;

import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.PortalTable.StoredRun;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Freezes the instance that holds a create run until another one has finished the app, wakes it, and looks what it still
 * does: nothing that the table would keep, and nothing outside that was not there.
 */
final class Fencing {

    /** Several heartbeats, and longer than any call that was under way may still take. */
    private static final Duration AWAKE = Duration.ofSeconds(9);

    private final ProofWorld world;
    private final Creates creates;
    private final Portals portals;
    private final Consumer<String> progress;

    Fencing(ProofWorld world, Creates creates, Portals portals, Consumer<String> progress) {
        this.world = world;
        this.creates = creates;
        this.portals = portals;
        this.progress = progress;
    }

    /**
     * Does it once.
     *
     * @param number tells apps apart
     * @param moment how long after the order the instance is frozen
     * @return what was written after the end, or is in disorder
     */
    List<String> staleWrites(int number, Duration moment) {
        this.portals.complete();
        Ordered ordered = this.creates.order("fence-" + number);
        LockSupport.parkNanos(moment.toNanos());
        StoredRun before = this.creates.await(ordered, "somebody holds the run", now -> now.holder() > 0);
        Expect.that(!before.isEnded(), "the run is under way when its holder is frozen", before);
        PortalChild frozen = this.portals.find(before.holder()).orElseThrow();
        frozen.freeze();
        this.world.serve(frozen, false);
        List<String> oddities = new ArrayList<>(this.creates.oddities(ordered));
        Map<String, String> settled = settled();
        frozen.wake();
        LockSupport.parkNanos(AWAKE.toNanos());
        Map<String, String> later = this.world.table().everything();
        later.forEach((key, item) -> {
            if (isOfRunOrApp(key) && !item.equals(settled.get(key))) {
                oddities.add("stale write of %s: %s, before it was %s".formatted(key, item, settled.get(key)));
            }
        });
        oddities.addAll(this.creates.oddities(ordered));
        this.portals.kill(frozen);
        this.progress.accept("fence-%d  frozen after %.1f s, woken after the end: %s"
                .formatted(number, moment.toMillis() / 1000.0, oddities.isEmpty() ? "nothing stored" : oddities));
        return oddities;
    }

    /** Waits until the table has come to rest: events are marked as published some moments after the end. */
    private Map<String, String> settled() {
        return Expect.within(Creates.PATIENCE, "the table comes to rest", () -> {
            Map<String, String> first = this.world.table().everything();
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            return Optional.of(first)
                    .filter(seen -> seen.equals(this.world.table().everything()));
        });
    }

    /** Events in the outbox may be published twice, which their readers bear. */
    private static boolean isOfRunOrApp(String key) {
        return key.startsWith("run#") || key.startsWith("app#") || key.startsWith("deployment#");
    }
}
