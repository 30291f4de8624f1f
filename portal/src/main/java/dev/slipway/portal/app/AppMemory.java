package dev.slipway.portal.app;

import reactor.core.publisher.Mono;

/** What a feature remembers under an app's name, and the next app of that name must not inherit. */
public interface AppMemory {

    /** Forgets all of it; safe to repeat. */
    Mono<Void> forget(AppName app);
}
