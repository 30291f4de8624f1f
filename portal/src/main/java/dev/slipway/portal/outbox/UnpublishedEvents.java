package dev.slipway.portal.outbox;

import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import reactor.core.publisher.Mono;

/** The need to know how many events wait because they could not be published when it was their turn. */
@FunctionalInterface
public interface UnpublishedEvents {

    /** Counts them. */
    Mono<Integer> count();

    /** Counts them in the outbox, among those that are due next, so up to some hundred. */
    static UnpublishedEvents in(Table table) {
        return () -> table.query(Query.of(Index.OPEN, Outbox.OPEN_EVENTS, Query.LARGEST))
                .map((page) -> (int) page.items().stream()
                        .filter((event) -> event.number(OpenWork.FAILURES) > 0)
                        .count());
    }
}
