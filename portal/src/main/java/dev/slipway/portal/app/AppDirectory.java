package dev.slipway.portal.app;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All apps by name. */
public final class AppDirectory {

    private static final String LIST = "apps";

    private final Table table;

    /** @param table where apps are stored */
    public AppDirectory(Table table) {
        this.table = table;
    }

    /** Finds an app; empty when there is none of that name. */
    public Mono<App> find(AppName name) {
        return this.table.get(key(name)).map(AppDirectory::read);
    }

    /** Lists apps by name, from a cursor on; the list may lag behind a create by a moment. */
    public Mono<Page<App>> list(@Nullable String cursor, int limit) {
        return this.table
                .query(Query.of(Index.LISTED, LIST, limit).after(cursor))
                .map(page -> page.map(AppDirectory::read));
    }

    /** Returns the change that reserves the app's name; it fails when the name is taken. */
    public Change reserving(App app) {
        Item item = Item.of(key(app.name()))
                .with(Index.LISTED.partition(), LIST)
                .with(Index.LISTED.sort(), app.name().value())
                .with("name", app.name().value())
                .with("team", app.team())
                .with("ownerSubject", app.owner().subject())
                .with("ownerLogin", app.owner().login())
                .with("ownerMail", app.owner().mail())
                .with("template", app.template())
                .withJson("parameters", app.parameters())
                .with("createRun", app.createRun())
                .with("createdAt", app.createdAt());
        return Change.create(item);
    }

    /** Returns the change that frees the name again; it fails when another run has reserved it. */
    public Change freeing(AppName name, String createRun) {
        return Change.delete(key(name), Condition.is("createRun", createRun));
    }

    /** Returns the key of an app's item. */
    public static Key key(AppName name) {
        return new Key(partition(name), "app");
    }

    /** Returns the partition that holds what belongs to an app. */
    public static String partition(AppName name) {
        return "app#" + name;
    }

    @SuppressWarnings("unchecked")
    private static App read(Item item) {
        return new App(
                new AppName(item.text("name")),
                item.text("team"),
                new Owner(item.textOrNull("ownerSubject"), item.text("ownerLogin"), item.text("ownerMail")),
                item.text("template"),
                item.json("parameters", Map.class),
                item.text("createRun"),
                item.time("createdAt"));
    }
}
