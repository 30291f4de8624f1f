package dev.slipway.sandbox.proof.access;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Knocks at every door as every principal: first those who must stay out, then those who only look, then the rest. */
final class MatrixWalk {

    private final List<Door> doors;
    private final List<Principal> principals;
    private final Samples samples;
    private final Consumer<String> progress;
    private int holes;
    private int serverErrors;

    MatrixWalk(List<Door> doors, List<Principal> principals, Samples samples, Consumer<String> progress) {
        this.doors = doors.stream().sorted(Comparator.comparing(Door::changes)).toList();
        this.principals = principals;
        this.samples = samples;
        this.progress = progress;
    }

    int walk() {
        return knock(false) + knock(true);
    }

    private int knock(boolean comesIn) {
        int cells = 0;
        for (Door door : this.doors) {
            for (int who = 0; who < this.principals.size(); who++) {
                if (door.comesIn().get(who) == comesIn) {
                    look(door, who, comesIn);
                    cells++;
                }
            }
        }
        return cells;
    }

    private void look(Door door, int who, boolean comesIn) {
        Principal.Answer answer =
                this.principals.get(who).knock(door.method(), this.samples.address(door.path()), door.body());
        if (answer.isIn() != comesIn) {
            this.holes++;
            this.progress.accept("HOLE  %s %s as %s: %d %s"
                    .formatted(
                            door.method(), door.path(), Door.PRINCIPALS.get(who), answer.status(), answer.location()));
        }
        if (answer.status() >= 500) {
            this.serverErrors++;
            this.progress.accept("ERROR %s %s as %s: %d"
                    .formatted(door.method(), door.path(), Door.PRINCIPALS.get(who), answer.status()));
        }
    }

    int holes() {
        return this.holes;
    }

    int serverErrors() {
        return this.serverErrors;
    }
}
