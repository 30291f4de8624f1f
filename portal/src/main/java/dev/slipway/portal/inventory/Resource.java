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
        REMOVED,
        /** Put by instead of removed, since it holds somebody's work: archived, under another name. */
        KEPT
    }

    /** Returns this resource as one that is there. */
    public Resource created(String outsideId, @Nullable URI address) {
        return new Resource(this.app, this.kind, this.name, State.CREATED, this.run, outsideId, address);
    }

    /** Returns the mark that it bears outside. */
    public Mark mark() {
        return new Mark(this.app, this.run);
    }

    /** Returns whether it is there as far as Slipway knows, under a known id. */
    public boolean isKnownToBeThere() {
        return this.state == State.CREATED && this.outsideId != null;
    }

    /** Returns whether there may be something to take away. */
    public boolean mayBeThere() {
        return this.state == State.PLANNED || this.state == State.CREATED;
    }

    /** Returns this resource as one that was put by. */
    public Resource kept(URI address) {
        return new Resource(this.app, this.kind, this.name, State.KEPT, this.run, this.outsideId, address);
    }

    /** Returns this resource as one that is gone. */
    public Resource removed() {
        return new Resource(this.app, this.kind, this.name, State.REMOVED, this.run, this.outsideId, this.address);
    }
}
