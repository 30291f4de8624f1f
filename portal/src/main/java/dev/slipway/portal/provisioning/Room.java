package dev.slipway.portal.provisioning;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

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

    /** Takes a place for a run, which is given back by disposing of it; null when there is none. */
    synchronized @Nullable Disposable enter(Run run) {
        if (run.kind() == RunKind.DEPLOYMENT) {
            return () -> {};
        }
        boolean free = this.taken.size() < this.places && this.taken.add(run.id());
        return free ? () -> leave(run.id()) : null;
    }

    private synchronized void leave(String run) {
        this.taken.remove(run);
    }
}
