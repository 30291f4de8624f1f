package dev.slipway.portal.notice;

import reactor.core.publisher.Mono;

/** The need to tell people something. */
interface Channel {

    /** Returns the channel's name, as it stands in the table. */
    String name();

    /** Tells it; what nobody reads on this channel is told to nobody. */
    Mono<Void> send(Notice notice);
}
