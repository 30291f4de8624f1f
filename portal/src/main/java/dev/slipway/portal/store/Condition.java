package dev.slipway.portal.store;

import org.jspecify.annotations.Nullable;

/**
 * What must hold of an item for a change to happen.
 *
 * @param attribute name of the attribute looked at
 * @param expected the value it must have; null when it must be absent
 */
public record Condition(String attribute, @Nullable Object expected) {

    /** The item must not exist. */
    public static Condition noItem() {
        return new Condition(Key.PARTITION, null);
    }

    /** The attribute must be absent. */
    public static Condition absent(String attribute) {
        return new Condition(attribute, null);
    }

    /** The attribute must have this text. */
    public static Condition is(String attribute, String value) {
        return new Condition(attribute, value);
    }

    /** The attribute must have this number. */
    public static Condition is(String attribute, long value) {
        return new Condition(attribute, value);
    }
}
