package dev.slipway.portal.outside;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import org.jspecify.annotations.Nullable;

/** Lets everybody do everything, for tests that are not about who may. */
public final class OpenPolicy implements Policy {

    @Override
    public void check(Caller caller, Action action, @Nullable App app, @Nullable String team) {}

    @Override
    public boolean allows(Caller caller, Action action, @Nullable App app, @Nullable String team) {
        return true;
    }
}
