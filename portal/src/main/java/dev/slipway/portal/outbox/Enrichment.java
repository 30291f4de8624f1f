package dev.slipway.portal.outbox;

import dev.slipway.events.LifecycleEvent;
import reactor.core.publisher.Mono;

/**
 * The need to complete an event with facts that other systems know, between the change that it tells of and its
 * publication.
 */
public interface Enrichment {

    /**
     * Completes an event, or returns it as it is. It must not fail for long: the event waits for it some seconds, and is
     * published without the facts otherwise.
     */
    Mono<LifecycleEvent> complete(LifecycleEvent event);
}
