package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.app.AppMemory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.List;
import reactor.core.publisher.Mono;

/** All freezes, past ones too until somebody removes them; 200 at most are looked at. */
public final class Freezes implements AppMemory {

    private static final String ALL = "freezes";
    private static final String PREFIX = "freeze#";
    private static final String JSON = "json";

    private final Table table;

    Freezes(Table table) {
        this.table = table;
    }

    /** Lists them in the order in which they were set. */
    public Mono<List<Freeze>> all() {
        return this.table
                .query(Query.of(ALL, PREFIX, Query.LARGEST))
                .map((Page<Item> page) -> page.items().stream()
                        .map(item -> item.json(JSON, Freeze.class))
                        .toList());
    }

    /** Finds one; empty when there is none of that id. */
    public Mono<Freeze> find(String id) {
        return this.table.get(key(id)).map(item -> item.json(JSON, Freeze.class));
    }

    Mono<Freeze> add(Freeze freeze) {
        return this.table
                .write(Change.create(Item.of(key(freeze.id())).withJson(JSON, freeze)))
                .thenReturn(freeze);
    }

    Mono<Void> remove(Freeze freeze) {
        return this.table.write(Change.delete(key(freeze.id())));
    }

    @Override
    public Mono<Void> forget(AppName app) {
        return all().flatMapIterable(freezes -> freezes)
                .filter(freeze -> app.value().equals(freeze.app()))
                .concatMap(this::remove)
                .then();
    }

    private static Key key(String id) {
        return new Key(ALL, PREFIX + id);
    }
}
