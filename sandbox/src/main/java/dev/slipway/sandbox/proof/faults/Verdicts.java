package dev.slipway.sandbox.proof.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What the cells came to. */
final class Verdicts {

    /** The share of faults that may find no call: a poll that one run makes and the next has no need of. */
    private static final double MOST_UNMET = 0.1;

    private final Consumer<String> progress;
    private final List<String> stuck = new CopyOnWriteArrayList<>();
    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private final List<String> duplicates = new CopyOnWriteArrayList<>();
    private final List<String> unmet = new CopyOnWriteArrayList<>();
    private final Set<Cell> cells = ConcurrentHashMap.newKeySet();

    Verdicts(Consumer<String> progress) {
        this.progress = progress;
    }

    /** A run did not come to an end that anybody wants. */
    void stuck(Cell cell, String why) {
        this.stuck.add(cell + ": " + why);
        this.progress.accept("      STUCK %s: %s".formatted(cell, why));
    }

    /** An app has something twice, or not at all. */
    void duplicate(Cell cell, String what) {
        this.duplicates.add(cell + ": " + what);
    }

    /** So much of an app is there when everything is over. */
    void leftInTheEnd(String app, List<String> left) {
        this.leaks.add("in the end: %s of %s".formatted(left, app));
    }

    /** A fault was set that no call met. */
    void unmet(Cell cell) {
        this.unmet.add(cell + ": no call met it");
    }

    /** A cell is through, and so much is left of its app. */
    void ended(Cell cell, String app, List<String> left) {
        this.cells.add(cell);
        int number = this.cells.size();
        if (!left.isEmpty()) {
            this.leaks.add("%s: %s of %s".formatted(cell, left, app));
        }
        this.progress.accept("%4d  %s  %s%s".formatted(number, app, cell, left.isEmpty() ? "" : "  LEFT " + left));
    }

    /** Writes the figures down, and says whether all is well. */
    boolean sum(Map<String, Object> figures) {
        List.of(this.stuck, this.leaks, this.duplicates, this.unmet).forEach(list -> list.forEach(this.progress));
        figures.put("cells", this.cells.size());
        figures.put("stuck", this.stuck.size());
        figures.put("leaks", this.leaks.size());
        figures.put("duplicates", this.duplicates.size());
        figures.put("unmet", this.unmet.size());
        return this.cells.size() > 0
                && this.unmet.size() <= MOST_UNMET * this.cells.size()
                && this.stuck.isEmpty()
                && this.leaks.isEmpty()
                && this.duplicates.isEmpty();
    }
}
