package dev.slipway.portal.app;

import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How apps stand in lists: for each list that an app is in, one item under its name and one under each word of its name,
 * so that every list and every search in it is one bounded question. The list of its template holds it once more by
 * time, and once among those of the same version, under its name alone.
 *
 * <p>The items only point at apps. A pointer that outlived its app, or the app's move to another team, is passed over by
 * whoever reads the app behind it.
 */
final class AppListing {
    /** The list of all apps. */
    static final String ALL = "all";

    private static final String NAME = "name/";
    private static final String WORD = "word/";
    private static final String TIME = "time/";

    private AppListing() {}

    /** Returns the list of a team's apps. */
    static String ofTeam(String slug) {
        return "team/" + slug;
    }

    /** Returns the list of a person's apps. */
    static String ofOwner(String login) {
        return "owner/" + login;
    }

    /** Returns the list of the apps that came from a template, of any version. */
    static String ofTemplate(String template) {
        return "template/" + template.split("@", 2)[0];
    }

    /** Returns the list of the apps that came from one version of a template; it cannot be searched. */
    static String ofVersion(String reference) {
        return "template/" + reference;
    }

    /** Returns the items that list an app. */
    static List<Item> items(App app) {
        String name = app.name().value();
        Key byTime = new Key(partition(ofTemplate(app.template())), TIME + app.createRun());
        Key ofVersion = new Key(partition(ofVersion(app.template())), NAME + name);
        return Stream.concat(
                        Stream.of(byTime, ofVersion),
                        Stream.of(ALL, ofTeam(app.team()), ofOwner(app.owner().login()), ofTemplate(app.template()))
                                .flatMap((list) ->
                                        places(name).stream().map((place) -> new Key(partition(list), place))))
                .map((key) -> Item.of(key).with("name", name))
                .toList();
    }

    /** Returns the items that list an app, by their keys. */
    static Map<Key, Item> byKey(App app) {
        return items(app).stream().collect(Collectors.toMap(Item::key, Function.identity()));
    }

    /** Asks for the apps that came from a template, the newest first: the ids of create runs sort by time. */
    static Query newest(String template, int limit) {
        return Query.of(partition(ofTemplate(template)), TIME, limit).newestFirst();
    }

    /**
     * Asks for the apps of a list that a search finds: by the beginning of any word of the name.
     *
     * @param cursor place after which to go on; one that lies outside of the search counts as none
     */
    static Query query(String list, String search, int limit, @Nullable String cursor) {
        Query all = Query.of(partition(list), search.isEmpty() ? NAME : WORD + search, limit);
        boolean within = cursor != null && cursor.compareTo(all.from()) >= 0 && cursor.compareTo(all.to()) <= 0;
        return within ? all.after(cursor) : all;
    }

    /** Reads the app's name from an item. */
    static AppName read(Item item) {
        return new AppName(item.text("name"));
    }

    private static List<String> places(String name) {
        List<String> places = new ArrayList<>();
        places.add(NAME + name);
        for (int at = 0; at >= 0; at = next(name, at)) {
            places.add(WORD + name.substring(at) + "/" + name);
        }
        return places;
    }

    private static int next(String name, int at) {
        int hyphen = name.indexOf('-', at);
        return hyphen < 0 ? -1 : hyphen + 1;
    }

    private static String partition(String list) {
        return "apps/" + list;
    }
}
