package dev.slipway.portal.deployment;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** What a rollback leaves behind: the environment is held, and the bad image is blocked there. */
public final class Holds {

    /** What every key of a hold begins with. */
    static final String HOLD = "hold#";

    /** What every key of a blocked image begins with. */
    static final String BLOCKED = "blocked#";

    private final Table table;

    /** @param table where holds are stored */
    Holds(Table table) {
        this.table = table;
    }

    /** Finds the hold of an environment; empty while nobody holds it. */
    public Mono<Hold> find(AppName app, EnvironmentName environment) {
        return this.table.get(holdKey(app, environment)).map(Holds::read);
    }

    /** Finds who blocked an image in an environment, and why; empty while it is free. */
    public Mono<Hold> findBlock(AppName app, EnvironmentName environment, String digest) {
        return this.table.get(blockKey(app, environment, digest)).map(Holds::read);
    }

    /** Returns the change that holds an environment. */
    Change hold(AppName app, EnvironmentName environment, Hold hold) {
        return Change.put(fields(Item.of(holdKey(app, environment)), hold));
    }

    /** Returns the change that blocks an image in an environment. */
    Change block(AppName app, EnvironmentName environment, String digest, Hold hold) {
        return Change.put(fields(Item.of(blockKey(app, environment, digest)), hold));
    }

    /**
     * Releases an environment.
     *
     * @param unblock whether the images that are blocked there may be deployed again, too
     * @return what held it; {@link NotFound} when nobody did
     */
    public Mono<Hold> release(AppName app, EnvironmentName environment, boolean unblock) {
        Mono<List<Key>> blocked = unblock
                ? this.table
                        .query(Query.of(AppDirectory.partition(app), BLOCKED + environment + "#", Query.LARGEST))
                        .map((Page<Item> page) ->
                                page.items().stream().map(Item::key).toList())
                : Mono.just(List.of());
        return find(app, environment)
                .switchIfEmpty(Mono.error(() -> new NotFound("Nobody holds %s of '%s'.".formatted(environment, app))))
                .flatMap(hold -> blocked.flatMap(keys -> {
                    List<Change> changes = new ArrayList<>();
                    changes.add(Change.delete(holdKey(app, environment)));
                    keys.forEach(key -> changes.add(Change.delete(key)));
                    return this.table.write(changes).thenReturn(hold);
                }));
    }

    private static Key holdKey(AppName app, EnvironmentName environment) {
        return new Key(AppDirectory.partition(app), HOLD + environment);
    }

    private static Key blockKey(AppName app, EnvironmentName environment, String digest) {
        return new Key(AppDirectory.partition(app), BLOCKED + environment + "#" + digest);
    }

    private static Item fields(Item item, Hold hold) {
        return item.with("by", hold.by())
                .with("reason", hold.reason())
                .with("since", hold.since())
                .with("deployment", hold.deployment());
    }

    private static Hold read(Item item) {
        return new Hold(item.text("by"), item.text("reason"), item.time("since"), item.text("deployment"));
    }
}
