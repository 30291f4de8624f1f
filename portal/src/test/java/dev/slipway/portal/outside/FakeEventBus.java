package dev.slipway.portal.outside;

import dev.slipway.portal.cloud.EventBus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Keeps the events that it is to publish. */
public final class FakeEventBus implements EventBus {

    /** What it was asked. */
    public final Calls calls = new Calls();

    private final List<String> published = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    /** Returns the types of the published events. */
    public List<String> published() {
        return List.copyOf(this.published);
    }

    /** Returns the published events, as JSON. */
    public List<String> messages() {
        return List.copyOf(this.messages);
    }

    @Override
    public Mono<Void> publish(String type, String app, String json) {
        return this.calls.call("publish", Mono.fromRunnable(() -> {
            this.published.add(type);
            this.messages.add(json);
        }));
    }
}
