package dev.slipway.portal.provisioning;

import java.util.HashSet;
import java.util.Set;

/**
 * How many runs that change apps an instance has in hand at once. Deployments always find room: creates wait for theirs,
 * so creates that took up every place would wait for ever.
 */
final class Room {

    private final int places;
    private final Set<String> taken = new HashSet<>();

    Room(int places) {
        this.places = places;
    }

    /** Takes a place for a run; returns whether there was one. */
    synchronized boolean enter(Run run) {
        if (run.kind() == RunKind.DEPLOYMENT) {
            return true;
        }
        return this.taken.size() < this.places && this.taken.add(run.id());
    }

    /** Gives a run's place back, if it has one. */
    synchronized void leave(Run run) {
        this.taken.remove(run.id());
    }
}
