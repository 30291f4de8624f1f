package dev.slipway.portal.outbox;

import dev.slipway.events.LifecycleEvent;
import dev.slipway.portal.store.Change;
import java.util.List;
import reactor.core.publisher.Mono;

/** The need to do more about an event than to publish it. */
@FunctionalInterface
public interface FollowUp {

    /** Returns what is written in the transaction that marks the event as published; an error has it published again. */
    Mono<List<Change>> of(LifecycleEvent event);
}
