package dev.slipway.sandbox.proof.faults;

import dev.slipway.sandbox.fault.Call;
import dev.slipway.sandbox.fault.FaultSwitch;
import dev.slipway.sandbox.fault.RecordedCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The cells: every call that runs were seen to make, times every trouble. A new step is covered by itself. */
final class Matrix {

    /** The portal's own memory: what its failures do is the business of the proof of crashes. */
    private static final Set<String> MEMORY = Set.of("dynamodb", "sqs", "sns");

    private static final long SEED = 20_260_101;

    private final List<Cell> cells = new ArrayList<>();

    /** Adds the calls that were made since a moment. */
    void add(Cell.Phase phase, FaultSwitch faults, long since) {
        Set<Call> calls = new LinkedHashSet<>();
        faults.callsAfter(since).stream()
                .map(RecordedCall::call)
                .filter(call -> call.caller().equals(Call.PORTAL) && !isMemory(call))
                .forEach(calls::add);
        for (Call call : calls) {
            for (Trouble trouble : Trouble.values()) {
                this.cells.add(new Cell(phase, call, trouble));
            }
        }
    }

    /** Returns how many cells there are. */
    int size() {
        return this.cells.size();
    }

    /**
     * Returns all cells of a part, or as many of them: each call meets one trouble before any call meets a second, and troubles are
     * met alike. Well mixed, so that those tried at once seldom share a call.
     */
    List<Cell> cells(FaultOptions.Part part, int most) {
        int troubles = Trouble.values().length;
        Random random = new Random(SEED);
        List<Cell> mixed = new ArrayList<>();
        for (int round = 0; round < troubles; round++) {
            List<Cell> once = new ArrayList<>();
            for (int call = 0; call < this.cells.size() / troubles; call++) {
                once.add(this.cells.get(call * troubles + (call + round) % troubles));
            }
            Collections.shuffle(once, random);
            mixed.addAll(once);
        }
        return mixed.stream()
                .filter(part::has)
                .limit((most <= 0) ? Long.MAX_VALUE : most)
                .toList();
    }

    /** Says whether a call is to what the portal keeps its own state in. */
    static boolean isMemory(Call call) {
        int colon = call.name().indexOf(':');
        return call.system().equals("aws")
                && colon > 0
                && MEMORY.contains(call.name().substring(0, colon));
    }
}
