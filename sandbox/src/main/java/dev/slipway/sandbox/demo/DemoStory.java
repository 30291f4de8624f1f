package dev.slipway.sandbox.demo;

import dev.slipway.events.EventId;
import dev.slipway.events.EventType;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of one app, as the portal would have told them. */
final class DemoStory {

    private final String app;
    private final URI portal;
    private final URI jenkins;
    private final List<LifecycleEvent> events = new ArrayList<>();

    DemoStory(String app, URI portal, URI jenkins) {
        this.app = app;
        this.portal = portal;
        this.jenkins = jenkins;
    }

    /** Returns the address of a build. */
    String build(DemoChange change) {
        return "%s/job/%s/job/build/job/main/%d/".formatted(this.jenkins, this.app, change.build());
    }

    /** Tells something that stands alone. */
    void tell(Payload payload, Instant time) {
        add(payload, time, "");
    }

    /** Tells something about a change. */
    void tell(Payload payload, Instant time, DemoChange change) {
        add(payload, time, change.commit());
    }

    /** Tells something that a pipeline does, about a change. */
    void tell(EventType type, String subject, Map<String, Object> content, Instant time, DemoChange change) {
        Map<String, Object> facts = Map.of("commit", change.commit(), "branch", "main", "build", build(change));
        tell(new Payload(type, this.app, subject, content, facts), time, change);
    }

    /** Returns what has been told up to a time. */
    List<LifecycleEvent> until(Instant now) {
        return this.events.stream()
                .filter((event) -> !event.time().isAfter(now))
                .toList();
    }

    private void add(Payload payload, Instant time, String commit) {
        String id = EventId.of("demo", this.app, String.valueOf(this.events.size()));
        String chain = commit.isEmpty() ? null : EventId.of("change", this.app, commit);
        this.events.add(payload.event(id, this.portal, time, chain));
    }
}
