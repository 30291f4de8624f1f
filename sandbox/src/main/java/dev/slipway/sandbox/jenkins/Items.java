package dev.slipway.sandbox.jenkins;

import dev.slipway.sandbox.http.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All items, and the rules for their names. */
final class Items {

    private static final String UNSAFE = "?*/\\%!@#$^&|<>[]:;";

    private final Documents<Item> items;

    Items(Path folder) {
        this.items = Documents.open(folder, Item.class);
    }

    Optional<Item> find(String fullName) {
        return this.items.find(fullName);
    }

    Item get(String fullName) {
        return find(fullName).orElseThrow(Refusal::notFound);
    }

    /** Returns the items directly in a folder; the root's name is empty. */
    List<Item> in(String folder) {
        return this.items.all().stream()
                .filter((item) -> item.parent().equals(folder))
                .toList();
    }

    /** Returns the items in a folder and below, and the folder itself. */
    List<Item> below(String folder) {
        return this.items.all().stream()
                .filter((item) ->
                        item.fullName().equals(folder) || item.fullName().startsWith(folder + "/"))
                .toList();
    }

    List<Item> all() {
        return this.items.all();
    }

    /** Creates an item of a configuration that somebody has sent. */
    synchronized Item create(String parent, String name, String config) {
        requireName(name);
        String fullName = parent.isEmpty() ? name : parent + "/" + name;
        if (find(fullName).isPresent()) {
            throw Refusal.bad(
                    "A job already exists with the name  %s ".formatted(name),
                    "A job already exists with the name ‘%s’".formatted(name));
        }
        Item item = Item.create(fullName, ItemConfig.kindOf(config), ItemConfig.withoutDeclaration(config));
        put(item);
        return item;
    }

    synchronized void put(Item item) {
        this.items.put(item.fullName(), item);
    }

    /** Changes an item, unless it is gone. */
    synchronized Optional<Item> change(String fullName, UnaryOperator<Item> change) {
        Optional<Item> changed = find(fullName).map(change);
        changed.ifPresent(this::put);
        return changed;
    }

    synchronized Item rename(Item item, String name) {
        requireName(name);
        String fullName = item.parent().isEmpty() ? name : item.parent() + "/" + name;
        if (find(fullName).isPresent()) {
            throw Refusal.bad("The name “%s” is already in use.".formatted(name), "The name is already in use.");
        }
        Item renamed = item.withName(fullName);
        put(renamed);
        this.items.remove(item.fullName());
        return renamed;
    }

    synchronized void remove(Item item) {
        below(item.fullName()).forEach((each) -> this.items.remove(each.fullName()));
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw Refusal.bad("No name is specified", "No name is specified");
        }
        if (name.equals(".") || name.equals("..")) {
            throw Refusal.bad(
                    "%s  is not an allowed name".formatted(name), "“%s” is not an allowed name".formatted(name));
        }
        for (char character : name.toCharArray()) {
            if (UNSAFE.indexOf(character) >= 0) {
                throw Refusal.bad(
                        "%s  is an unsafe character".formatted(character),
                        "‘%s’ is an unsafe character".formatted(character));
            }
        }
    }
}
