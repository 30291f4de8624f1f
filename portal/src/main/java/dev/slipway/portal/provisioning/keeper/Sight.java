package dev.slipway.portal.provisioning.keeper;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a resource.
 *
 * @param state how it compares with the inventory
 * @param words what differs, for people; empty for a resource that is as it should be
 * @param outsideId the system's own identifier, where it was seen
 * @param page where a person can look at it
 */
public record Sight(
        State state,
        String words,
        @Nullable String outsideId,
        @Nullable URI page) {

    /** How a resource compares with the inventory. */
    public enum State {
        /** It is there, it is ours, and it is as it should be. */
        THERE,
        /** It is there and ours, and somebody has changed it. */
        CHANGED,
        /** Nothing is there. */
        MISSING,
        /** Something of its name is there that does not bear its mark. */
        FOREIGN
    }

    /** Our own, as it should be. */
    public static Sight there(String outsideId, @Nullable URI page) {
        return new Sight(State.THERE, "", outsideId, page);
    }

    /** Our own, changed. */
    public static Sight changed(String words, String outsideId, @Nullable URI page) {
        return new Sight(State.CHANGED, words, outsideId, page);
    }

    /** Nothing. */
    public static Sight missing() {
        return new Sight(State.MISSING, "It is gone.", null, null);
    }

    /** Somebody else's. */
    public static Sight foreign(String words, @Nullable URI page) {
        return new Sight(State.FOREIGN, words, null, page);
    }

    /** Returns whether what was seen is ours. */
    public boolean isOurs() {
        return this.state == State.THERE || this.state == State.CHANGED;
    }
}
