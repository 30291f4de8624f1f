package dev.slipway.portal.store;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One item of the table: attributes that are texts or whole numbers; what has a structure is kept as JSON text.
 *
 * <p>Immutable; {@link #with} returns a changed copy. Times are texts of one length, so that they sort.
 */
public final class Item {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> attributes;

    private Item(Map<String, Object> attributes) {
        this.attributes = Collections.unmodifiableMap(attributes);
    }

    /** Starts an item with its key. */
    public static Item of(Key key) {
        return of(Map.of(Key.PARTITION, key.partition(), Key.SORT, key.sort()));
    }

    /** Wraps attributes whose values are {@link String}s and {@link Long}s. */
    public static Item of(Map<String, ?> attributes) {
        return new Item(new TreeMap<>(attributes));
    }

    /** Returns a copy with one more text; null leaves the attribute out. */
    public Item with(String name, @Nullable String value) {
        return set(name, value);
    }

    /** Returns a copy with one more number. */
    public Item with(String name, long value) {
        return set(name, value);
    }

    /** Returns a copy with one more time; null leaves the attribute out. */
    public Item with(String name, @Nullable Instant value) {
        return set(name, (value != null) ? Times.text(value) : null);
    }

    /** Returns a copy with one more structure, as JSON. */
    public Item withJson(String name, Object value) {
        return set(name, JSON.writeValueAsString(value));
    }

    private Item set(String name, @Nullable Object value) {
        Map<String, Object> copy = new TreeMap<>(this.attributes);
        if (value != null) {
            copy.put(name, value);
        } else {
            copy.remove(name);
        }
        return new Item(copy);
    }

    /** Returns the key. */
    public Key key() {
        return new Key(text(Key.PARTITION), text(Key.SORT));
    }

    /** Returns a text that is always there. */
    public String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw new IllegalStateException("Item %s has no attribute '%s'.".formatted(this.attributes, name));
        }
        return value;
    }

    /** Returns a text, or null where the attribute is left out. */
    public @Nullable String textOrNull(String name) {
        return (String) this.attributes.get(name);
    }

    /** Returns a number; 0 where the attribute is left out. */
    public long number(String name) {
        Object value = this.attributes.get(name);
        return (value != null) ? (Long) value : 0;
    }

    /** Returns a time that is always there. */
    public Instant time(String name) {
        return Instant.parse(text(name));
    }

    /** Returns a time, or null where the attribute is left out. */
    public @Nullable Instant timeOrNull(String name) {
        String value = textOrNull(name);
        return (value != null) ? Instant.parse(value) : null;
    }

    /** Returns a structure that is always there. */
    public <T> T json(String name, Class<T> type) {
        return JSON.readValue(text(name), type);
    }

    /** Returns all attributes. */
    public Map<String, Object> attributes() {
        return this.attributes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Item item && item.attributes.equals(this.attributes);
    }

    @Override
    public int hashCode() {
        return this.attributes.hashCode();
    }

    @Override
    public String toString() {
        return "Item" + this.attributes;
    }
}
