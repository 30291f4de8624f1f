package dev.slipway.portal.inventory;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Fence;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All resources of all apps: written before and after each change outside, read by everything that looks back. */
public final class Inventory {

    private static final String PREFIX = "resource#";

    private final Table table;

    /** @param table where resources are stored */
    public Inventory(Table table) {
        this.table = table;
    }

    /** Lists the resources of an app, those that are gone included. */
    public Mono<List<Resource>> ofApp(AppName app) {
        return this.table
                .query(Query.of(AppDirectory.partition(app), PREFIX, Query.LARGEST))
                .map(page -> page.map(Inventory::read))
                .map(Page::items);
    }

    /** Finds one resource; empty when it was never planned. */
    public Mono<Resource> find(AppName app, ResourceKind kind, String name) {
        return this.table.get(key(app, kind, name)).map(Inventory::read);
    }

    /** Writes a resource as it is now, if the fence still holds. */
    public Mono<Resource> write(Resource resource, Fence fence) {
        return this.table
                .write(List.of(fence.check(), Change.put(item(resource))))
                .thenReturn(resource);
    }

    /** Forgets a resource that was planned and never made, if the fence still holds. */
    public Mono<Void> forget(AppName app, ResourceKind kind, String name, Fence fence) {
        return this.table.write(List.of(fence.check(), Change.delete(key(app, kind, name))));
    }

    private static Key key(AppName app, ResourceKind kind, String name) {
        return new Key(AppDirectory.partition(app), PREFIX + kind + "#" + name);
    }

    private static Item item(Resource resource) {
        return Item.of(key(resource.app(), resource.kind(), resource.name()))
                .with("app", resource.app().value())
                .with("kind", resource.kind().name())
                .with("name", resource.name())
                .with("state", resource.state().name())
                .with("run", resource.run())
                .with("outsideId", resource.outsideId())
                .with("address", text(resource.address()));
    }

    private static Resource read(Item item) {
        String address = item.textOrNull("address");
        return new Resource(
                new AppName(item.text("app")),
                ResourceKind.valueOf(item.text("kind")),
                item.text("name"),
                Resource.State.valueOf(item.text("state")),
                item.text("run"),
                item.textOrNull("outsideId"),
                (address != null) ? URI.create(address) : null);
    }

    private static @Nullable String text(@Nullable URI address) {
        return (address != null) ? address.toString() : null;
    }
}
