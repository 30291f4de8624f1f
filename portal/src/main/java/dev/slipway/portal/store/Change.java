package dev.slipway.portal.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One part of a transaction. */
public sealed interface Change {

    /** Returns the key of the item that is changed or looked at. */
    Key key();

    /** Returns what must hold of the item as it is now. */
    List<Condition> conditions();

    /** Writes an item that must not exist yet. */
    static Change create(Item item) {
        return new Put(item, List.of(Condition.noItem()));
    }

    /** Writes an item, whatever was there. */
    static Change put(Item item) {
        return new Put(item, List.of());
    }

    /** Sets some attributes of an item. */
    static Change update(Item attributes, Set<String> remove, Condition... conditions) {
        return new Update(attributes.key(), withoutKey(attributes), remove, List.of(conditions));
    }

    /** Deletes an item. */
    static Change delete(Key key, Condition... conditions) {
        return new Delete(key, List.of(conditions));
    }

    /** Writes nothing, but lets the transaction fail when a condition does not hold. */
    static Change check(Key key, Condition... conditions) {
        return new Check(key, List.of(conditions));
    }

    private static Map<String, Object> withoutKey(Item item) {
        Map<String, Object> set = new TreeMap<>(item.attributes());
        set.remove(Key.PARTITION);
        set.remove(Key.SORT);
        return set;
    }

    /**
     * Writes a whole item.
     *
     * @param item the item
     * @param conditions what must hold before
     */
    record Put(Item item, List<Condition> conditions) implements Change {
        @Override
        public Key key() {
            return this.item.key();
        }
    }

    /**
     * Sets and removes attributes; what is not named stays.
     *
     * @param key the item's key
     * @param set attributes to set
     * @param remove names of attributes to remove
     * @param conditions what must hold before
     */
    record Update(Key key, Map<String, Object> set, Set<String> remove, List<Condition> conditions) implements Change {}

    /**
     * Deletes an item.
     *
     * @param key the item's key
     * @param conditions what must hold before
     */
    record Delete(Key key, List<Condition> conditions) implements Change {}

    /**
     * Looks only.
     *
     * @param key the item's key
     * @param conditions what must hold
     */
    record Check(Key key, List<Condition> conditions) implements Change {}
}
