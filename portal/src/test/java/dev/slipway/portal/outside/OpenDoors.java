package dev.slipway.portal.outside;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Takes the policy's guard away while a test looks, to prove that the test would see it. */
public final class OpenDoors implements BeanPostProcessor {

    private volatile boolean open;

    /** Lets everybody do everything from now on. */
    public void open() {
        this.open = true;
    }

    /** Sets the guard again. */
    public void close() {
        this.open = false;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Policy guard ? new Door(guard) : bean;
    }

    private final class Door implements Policy {

        private final Policy guard;

        Door(Policy guard) {
            this.guard = guard;
        }

        @Override
        public void check(Caller caller, Action action, @Nullable App app, @Nullable String team) {
            if (!OpenDoors.this.open) {
                this.guard.check(caller, action, app, team);
            }
        }

        @Override
        public boolean allows(Caller caller, Action action, @Nullable App app, @Nullable String team) {
            return OpenDoors.this.open || this.guard.allows(caller, action, app, team);
        }
    }
}
