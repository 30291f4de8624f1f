package dev.slipway.portal.cloud;

import reactor.core.publisher.Mono;

/** The need to know how many events did not make it into the history. */
public interface LostEvents {

    /** Counts them. */
    Mono<Integer> count();
}
