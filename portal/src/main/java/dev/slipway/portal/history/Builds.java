package dev.slipway.portal.history;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The builds of apps with their tests and images, as their pipelines told of them. */
public final class Builds {

    /** Events a page is made of; a build tells about six. */
    private static final int EVENTS = 200;

    private final History history;

    /** @param history what was told */
    public Builds(History history) {
        this.history = history;
    }

    /**
     * Lists the builds of an app, the newest first.
     *
     * @param cursor {@code next} of the page before; null for the first
     * @return a page, which may come short or empty and still not be the last; a build across two pages stands on both
     */
    public Mono<Page<RecordedBuild>> ofApp(Caller caller, AppName app, @Nullable String cursor) {
        return this.history
                .eventsOf(caller, app, EVENTS, cursor)
                .map((events) -> new Page<>(RecordedBuild.of(events.items()), events.next()));
    }
}
