package dev.slipway.portal.deployment;

import dev.slipway.portal.store.Change;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How somebody asks for a deployment.
 *
 * @param who short name of who asks
 * @param whenBusy what to do while another one is under way
 * @param override why a lead deploys in spite of a freeze; null where nobody does
 * @param holder the run that holds the app and asks for it; null for any other
 * @param with what is written in the same transaction, given the deployment's id
 */
record Asking(
        String who,
        WhenBusy whenBusy,
        @Nullable String override,
        @Nullable String holder,
        Function<String, List<Change>> with) {

    static Asking by(String who) {
        return new Asking(who, WhenBusy.REFUSE, null, null, id -> List.of());
    }

    Asking when(WhenBusy busy) {
        return new Asking(this.who, busy, this.override, this.holder, this.with);
    }

    Asking overriding(@Nullable String words) {
        return new Asking(this.who, this.whenBusy, words, this.holder, this.with);
    }

    Asking inside(String run) {
        return new Asking(this.who, this.whenBusy, this.override, run, this.with);
    }

    Asking remembering(Function<String, List<Change>> changes) {
        return new Asking(this.who, this.whenBusy, this.override, this.holder, changes);
    }
}
