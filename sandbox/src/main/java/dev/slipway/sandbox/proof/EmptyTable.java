package dev.slipway.sandbox.proof;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.List;
import reactor.core.publisher.Mono;

/** A table that keeps nothing: no app has a record there, and GitHub's allowance is always whole. */
public final class EmptyTable implements Table {

    @Override
    public Mono<Item> get(Key key) {
        return Mono.empty();
    }

    @Override
    public Mono<Page<Item>> query(Query query) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> write(List<Change> changes) {
        return Mono.empty();
    }
}
