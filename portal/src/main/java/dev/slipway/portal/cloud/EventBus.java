package dev.slipway.portal.cloud;

import reactor.core.publisher.Mono;

/** The need to tell the world what happened: publishes lifecycle events to one topic. */
public interface EventBus {

    /**
     * Publishes one event.
     *
     * @param type CloudEvents type, sent as a message attribute for filters
     * @param app the app it is about, sent as a message attribute; may be empty
     * @param json the event as CloudEvents structured JSON
     */
    Mono<Void> publish(String type, String app, String json);
}
