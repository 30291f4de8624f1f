package dev.slipway.portal.access;

import dev.slipway.portal.app.App;
import org.jspecify.annotations.Nullable;

/**
 * Says who may do what. Every handler asks it before it does anything; what it does not name is denied.
 */
public interface Policy {

    /**
     * Passes or throws {@link Forbidden}.
     *
     * @param caller who asks
     * @param action what they want to do
     * @param app the app it is about; null where the action is about none, or about none yet
     * @param team slug of the team it is about, where that is known
     */
    void check(Caller caller, Action action, @Nullable App app, @Nullable String team);

    /** Answers the question that {@link #check} throws on. */
    boolean allows(Caller caller, Action action, @Nullable App app, @Nullable String team);
}
