package dev.slipway.sandbox.pages;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** As much of the portal's table as sessions and the audit trail need. */
final class TableOfItems implements Table {

    private final Map<Key, Item> items = new ConcurrentHashMap<>();

    @Override
    public Mono<Item> get(Key key) {
        return Mono.fromSupplier(() -> this.items.get(key));
    }

    @Override
    public Mono<Page<Item>> query(Query query) {
        return Mono.fromSupplier(() -> new Page<>(
                this.items.values().stream()
                        .filter((item) -> item.key().partition().equals(query.partition()))
                        .filter((item) -> item.key().sort().compareTo(query.from()) >= 0)
                        .filter((item) -> item.key().sort().compareTo(query.to()) <= 0)
                        .toList(),
                null));
    }

    @Override
    public Mono<Void> write(List<Change> changes) {
        return Mono.fromRunnable(() -> changes.forEach(this::apply));
    }

    private void apply(Change change) {
        if (change instanceof Change.Put put) {
            this.items.put(put.key(), put.item());
        } else if (change instanceof Change.Delete) {
            this.items.remove(change.key());
        } else {
            throw new UnsupportedOperationException("Nobody here asks for " + change);
        }
    }
}
