package dev.slipway.portal.outbox;

import dev.slipway.events.EventId;
import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import dev.slipway.portal.secret.Masked;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns what happened into the part of a transaction that keeps it until it is published. */
public final class Outbox {

    static final String OPEN_EVENTS = "event";
    static final String TYPE = "type";
    static final String APP = "app";
    static final String JSON = "json";

    private final URI source;
    private final Clock clock;

    /**
     * @param source address of the portal, which tells of the events
     * @param clock the time
     */
    public Outbox(URI source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * Keeps an event of something that happens once: told again, it gets the same id.
     *
     * @param payload what happened
     * @param chain what it is part of, such as a run, unless it is about a commit; null where it stands alone
     * @param happening what makes the happening unique, such as the run and its outcome
     */
    public Change tell(Payload payload, @Nullable String chain, String... happening) {
        return tellOf(this.clock.instant(), payload, chain, happening);
    }

    /** Keeps an event of something that happened at another time than now. */
    public Change tellOf(Instant time, Payload payload, @Nullable String chain, String... happening) {
        LifecycleEvent event = payload.event(EventId.of(happening), this.source, time, chain(payload, chain));
        Item kept = Item.of(key(event.id()))
                .with(TYPE, event.type())
                .with(APP, payload.app())
                .with(JSON, Masked.in(EventJson.write(event)));
        return Change.put(OpenWork.waiting(kept, OPEN_EVENTS, this.clock));
    }

    /** What tells of a commit belongs to its change: the commit, its build, its image and its deployments are one chain. */
    private static @Nullable String chain(Payload payload, @Nullable String otherwise) {
        return payload.facts().get("commit") instanceof String commit && !commit.isEmpty()
                ? EventId.of("change", payload.app(), commit)
                : otherwise;
    }

    private static Key key(String id) {
        return new Key("event#" + id, "event");
    }
}
