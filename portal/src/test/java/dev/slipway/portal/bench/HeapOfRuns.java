package dev.slipway.portal.bench;

import dev.slipway.portal.provisioning.StepState;
import java.util.Map;

/**
 * What runs in flight need of the heap: it is measured with all of them in hand, and again when the engine has let them
 * go. Table, queue and outside world, which are in memory too, hold the same both times.
 */
final class HeapOfRuns {

    private HeapOfRuns() {}

    /** Holds so many runs where they wait for their first build, and returns how much each of them needs. */
    static double kilobytesEach(int creates) {
        try (SlowWorld world = SlowWorld.with(Map.of("slipway.engine.in-hand", String.valueOf(creates)))) {
            world.portal.builds.onScan(folder -> {});
            Storm storm = Storm.of(world, creates);
            storm.await(run -> run.step("first-build").summary() != null
                    && run.step("access").state() == StepState.State.DONE
                    && run.step("stack").state() == StepState.State.DONE);
            long inFlight = used();
            world.portal.stopWorking();
            long letGo = used();
            System.err.printf(
                    "%d runs in flight: %d kB of heap; %d kB when they are let go%n",
                    creates, inFlight / 1024, letGo / 1024);
            return (inFlight - letGo) / 1024.0 / creates;
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
