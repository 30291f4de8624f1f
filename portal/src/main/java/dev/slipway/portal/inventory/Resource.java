package dev.slipway.portal.inventory;

import dev.slipway.portal.app.AppName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One thing that exists outside because of Slipway.
 *
 * @param app the app it belongs to
 * @param kind what it is, in the words of its system
 * @param name its name in that system
 * @param state whether it is only planned or known to be there
 * @param run id of the run that planned it
 * @param outsideId the system's own identifier (numeric repository id, ARN), once known
 * @param address where a person can look at it, if it has a page
 */
public record Resource(
        AppName app,
        ResourceKind kind,
        String name,
        State state,
        String run,
        @Nullable String outsideId,
        @Nullable URI address) {

    /** How far a resource has come. */
    public enum State {
        /** Written before the creating call: it may or may not exist. */
        PLANNED,
        /** Written after the creating call: it exists, under its outside id. */
        CREATED,
        /** Removed by Slipway. */
        REMOVED
    }

    /** Returns this resource as one that is there. */
    public Resource created(String outsideId, @Nullable URI address) {
        return new Resource(this.app, this.kind, this.name, State.CREATED, this.run, outsideId, address);
    }

    /** Returns this resource as one that is gone. */
    public Resource removed() {
        return new Resource(this.app, this.kind, this.name, State.REMOVED, this.run, this.outsideId, this.address);
    }
}
