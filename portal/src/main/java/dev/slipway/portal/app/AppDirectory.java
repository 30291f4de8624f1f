package dev.slipway.portal.app;

import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All apps by name. */
public final class AppDirectory {

    private static final String GONE = "gone#";
    private static final String STATE = "state";

    private final Table table;

    /** @param table where apps are stored */
    public AppDirectory(Table table) {
        this.table = table;
    }

    /** Finds an app; empty when there is none of that name. */
    public Mono<App> find(AppName name) {
        return this.table.get(key(name)).map(AppDirectory::read);
    }

    /** Finds apps, in the order of their names here; those that are gone are left out. */
    public Flux<App> findAll(Collection<AppName> names) {
        return this.table
                .getAll(names.stream().distinct().map(AppDirectory::key).toList())
                .map(AppDirectory::read);
    }

    /** Lists all apps by name, from a cursor on; a page may come short where an app is gone. */
    public Mono<Page<App>> list(@Nullable String cursor, int limit) {
        return this.table
                .query(AppListing.query(AppListing.ALL, "", limit, cursor))
                .flatMap((page) -> findAll(page.map(AppListing::read).items())
                        .collectList()
                        .map((apps) -> new Page<>(apps, page.next())));
    }

    /** Lists the apps that came last from a template, of any version, the newest first. */
    public Flux<App> newest(String template, int limit) {
        return this.table
                .query(AppListing.newest(template, limit))
                .flatMapMany((page) -> findAll(page.map(AppListing::read).items()));
    }

    /** Returns the changes that reserve the app's name and list the app; they fail when the name is taken. */
    public List<Change> reserving(App app) {
        List<Change> changes = new ArrayList<>();
        changes.add(Change.create(fields(Item.of(key(app.name())), app)));
        changes.addAll(listing(app));
        return changes;
    }

    private static Item fields(Item item, App app) {
        return item.with("name", app.name().value())
                .with("team", app.team())
                .with("ownerSubject", app.owner().subject())
                .with("ownerLogin", app.owner().login())
                .with("ownerMail", app.owner().mail())
                .with("template", app.template())
                .withJson("parameters", app.parameters())
                .with("createRun", app.createRun())
                .with("createdAt", app.createdAt());
    }

    /** Returns the changes that put an app into the lists it belongs to; for one that is new, or has moved. */
    public List<Change> listing(App app) {
        return AppListing.items(app).stream().map(Change::put).toList();
    }

    /** Returns the changes that take an app out of the lists it is in; they hold even when it is in none. */
    public List<Change> unlisting(App app) {
        return AppListing.items(app).stream()
                .map((item) -> Change.delete(item.key()))
                .toList();
    }

    /**
     * Returns the changes that free an app's name; they fail when another run has reserved it. Who reads the app's runs
     * still finds it by {@link #during}.
     */
    public List<Change> freeing(App app) {
        List<Change> changes = new ArrayList<>(unlisting(app));
        changes.add(Change.delete(key(app.name()), Condition.is("createRun", app.createRun())));
        changes.add(Change.put(fields(Item.of(new Key(partition(app.name()), GONE + app.createRun())), app)));
        return changes;
    }

    /** Returns the change that replaces an app's answers to its template's parameters. */
    public Change answering(App app) {
        return Change.update(
                Item.of(key(app.name())).withJson("parameters", app.parameters()),
                Set.of(),
                Condition.is("createRun", app.createRun()));
    }

    /** Returns the change that takes an app out of service; its name stays reserved. */
    public Change decommissioning(App app) {
        return Change.update(
                Item.of(key(app.name())).with(STATE, AppState.DECOMMISSIONED.name()),
                Set.of(),
                Condition.is("createRun", app.createRun()));
    }

    /** Returns the changes that give an app to another team or owner; they fail when somebody else did so before. */
    public List<Change> moving(App before, App after) {
        Map<Key, Item> left = AppListing.byKey(before);
        Map<Key, Item> joined = AppListing.byKey(after);
        List<Change> changes = new ArrayList<>();
        changes.add(Change.update(
                fields(Item.of(key(after.name())), after),
                (after.owner().subject() == null) ? Set.of("ownerSubject") : Set.of(),
                Condition.is("createRun", before.createRun()),
                Condition.is("team", before.team()),
                Condition.is("ownerLogin", before.owner().login())));
        left.keySet().stream()
                .filter((key) -> !joined.containsKey(key))
                .forEach((key) -> changes.add(Change.delete(key)));
        joined.forEach((key, item) -> {
            if (!left.containsKey(key)) {
                changes.add(Change.put(item));
            }
        });
        return changes;
    }

    /** Finds the app that had a name when a run was opened, also when it is gone: ids sort by time. */
    public Mono<App> during(AppName name, String run) {
        return find(name)
                .filter(app -> app.createRun().compareTo(run) <= 0)
                .switchIfEmpty(this.table
                        .query(Query.of(partition(name), GONE, 1)
                                .upTo(GONE + run)
                                .newestFirst())
                        .flatMapIterable(Page::items)
                        .next()
                        .map(AppDirectory::read));
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
                item.time("createdAt"),
                (item.textOrNull(STATE) != null) ? AppState.valueOf(item.text(STATE)) : AppState.ACTIVE);
    }
}
