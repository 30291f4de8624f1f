package dev.slipway.portal.bench;

import dev.slipway.portal.provisioning.StepState;
import java.util.List;
import java.util.Map;

/**
 * What runs in flight need of the heap at most: what it holds with all of them in hand, less what it held before and what
 * the table in memory keeps of them. What the queue and the outside world in memory remember counts as theirs.
 */
final class HeapOfRuns {

    private HeapOfRuns() {}

    /** Holds so many runs where they wait for their first build, and returns how much each of them needs. */
    static double kilobytesEach(int creates) {
        try (SlowWorld world = SlowWorld.with(Map.of("slipway.engine.in-hand", String.valueOf(creates)))) {
            world.portal.ended(world.portal.create("warm-up").id());
            world.portal.builds.onScan(folder -> {});
            long idle = used();
            Storm storm = Storm.of(world, creates);
            storm.await(run -> run.step("first-build").summary() != null
                    && run.step("access").state() == StepState.State.DONE
                    && run.step("stack").state() == StepState.State.DONE);
            long inFlight = used();
            world.portal.stopWorking();
            long letGo = used();
            world.portal.table.restore(List.of());
            long table = letGo - used();
            System.err.printf(
                    "%d runs in flight: %d kB of heap more than before them, of which %d kB are the table's%n",
                    creates, (inFlight - idle) / 1024, table / 1024);
            return (inFlight - idle - table) / 1024.0 / creates;
        }
    }

    /** Only each fourth collection moves everything together; the others leave gaps that count as used. */
    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
