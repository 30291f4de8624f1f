package dev.slipway.sandbox.proof.faults;

import dev.slipway.sandbox.fault.FaultSwitch;
import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.ProofFailed;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Tries cell after cell: the run ends, or is undone; what the inventory says is there, once; and in the end nothing is
 * left. Safe for several threads; a cell's fault may meet the run of another one, which is held to the same.
 */
final class FaultMatrix {

    private final ProofWorld world;
    private final Lives lives;
    private final Verdicts verdicts;
    private final AtomicInteger number = new AtomicInteger();
    private final Queue<Cell> unmet = new ConcurrentLinkedQueue<>();

    FaultMatrix(ProofWorld world, Verdicts verdicts) {
        this.world = world;
        this.lives = new Lives(world);
        this.verdicts = verdicts;
    }

    /**
     * Lets runs go well once, and makes the matrix of the calls they make. What was undone is created under the same name
     * again: nothing of the first time is in its way.
     */
    Matrix record() {
        FaultSwitch faults = this.world.faults();
        Matrix matrix = new Matrix();
        String app = nextName();
        long before = faults.newestCall();
        String run = this.lives.create(app);
        Expect.that(this.lives.end(run).equals("succeeded"), "a create without faults", this.lives.failure(run));
        matrix.add(Cell.Phase.CREATE, faults, before);
        before = faults.newestCall();
        String deployment = this.lives.deployAgain(app);
        Expect.that(
                this.lives.end(deployment).equals("succeeded"),
                "a deployment without faults",
                this.lives.failure(deployment));
        matrix.add(Cell.Phase.DEPLOYMENT, faults, before);
        Expect.that(this.lives.decommission(app), "a decommission without faults", app);
        String undone = nextName();
        String cancelled = cancelled(undone);
        before = faults.newestCall();
        Expect.that(this.lives.undo(cancelled), "an undo without faults", cancelled);
        matrix.add(Cell.Phase.UNDO, faults, before);
        String again = this.lives.create(undone);
        Expect.that(this.lives.end(again).equals("succeeded"), "a create of an undone name", this.lives.failure(again));
        Expect.that(this.lives.decommission(undone), "a decommission of what was created again", undone);
        return matrix;
    }

    void tryOut(Cell cell) {
        String app = nextName();
        try {
            switch (cell.phase()) {
                case CREATE -> create(app, cell);
                case DEPLOYMENT -> deploy(app, cell);
                case UNDO -> undo(app, cell);
            }
        } catch (ProofFailed ex) {
            this.verdicts.stuck(cell, String.valueOf(ex.getMessage()));
        }
        this.verdicts.ended(cell, app, this.world.leftOf(app));
    }

    private void create(String app, Cell cell) {
        String run = under(cell, () -> {
            String created = this.lives.create(app);
            this.lives.end(created);
            return created;
        });
        String state = this.lives.end(run);
        if (state.equals("succeeded")) {
            this.world.view().oddities(app).forEach(oddity -> this.verdicts.duplicate(cell, oddity));
            removed(app, cell);
        } else if (!this.lives.undo(run)) {
            this.verdicts.stuck(cell, "could not be undone after " + this.lives.failure(run));
        }
    }

    private void deploy(String app, Cell cell) {
        String run = this.lives.create(app);
        Expect.that(this.lives.end(run).equals("succeeded"), "a create before its deployment", this.lives.failure(run));
        under(cell, () -> this.lives.end(this.lives.deployAgain(app)));
        // Whatever came of it, the app can be deployed.
        String next = this.lives.deployAgain(app);
        if (!this.lives.end(next).equals("succeeded")) {
            this.verdicts.stuck(cell, "no deployment works after it: " + this.lives.failure(next));
        }
        removed(app, cell);
    }

    private void undo(String app, Cell cell) {
        String run = cancelled(app);
        boolean undone = under(cell, () -> this.lives.undo(run));
        if (!undone && !this.lives.undo(run)) {
            this.verdicts.stuck(cell, "could not be undone, not even without the fault");
        }
    }

    private void removed(String app, Cell cell) {
        if (!this.lives.decommission(app)) {
            this.verdicts.stuck(cell, "the app could not be decommissioned");
        }
    }

    /** Does something while a trouble waits for its call; a trouble that met none does not wait for the next cell. */
    private <T> T under(Cell cell, Supplier<T> deed) {
        int rule = this.world.faults().add(cell.trouble().once(cell.call()));
        try {
            return deed.get();
        } finally {
            if (this.world.faults().remove(rule)) {
                this.unmet.add(cell);
            }
        }
    }

    private String cancelled(String app) {
        String run = this.lives.create(app);
        String state = this.lives.cancelWhileDeploying(run);
        Expect.that(!state.equals("succeeded"), "a create is cancelled while it deploys", state);
        return run;
    }

    private String nextName() {
        return "fault-" + this.number.incrementAndGet();
    }

    /** Looks for what came to light after its cell: an effect may be later than all that a run waits for. */
    void lookAgain() {
        for (int i = 1; i <= this.number.get(); i++) {
            String app = "fault-" + i;
            List<String> left = this.world.leftOf(app);
            if (!left.isEmpty()) {
                this.verdicts.leftInTheEnd(app, left);
            }
        }
    }

    /**
     * Tries all cells, several at once. Those whose call nobody made are tried once more, each on a portal that has just
     * been started: some calls are made once in the life of a portal, and some polls not by every run.
     */
    void tryOut(List<Cell> cells, int lanes) {
        Lanes.each(cells, lanes, this::tryOut);
        List<Cell> missed = List.copyOf(this.unmet);
        this.unmet.clear();
        for (Cell cell : missed) {
            this.world.renew(Trouble.Limits.settings()).awaitReady();
            tryOut(cell);
        }
        this.unmet.forEach(this.verdicts::unmet);
    }
}
