package dev.slipway.lambdas.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of the history table; all its attributes are text.
 *
 * @param partition what it belongs to
 * @param sort its place there
 * @param values its attributes by name
 */
public record Row(String partition, String sort, Map<String, String> values) {

    /** Name of the attribute that counts how often a derived row was written. */
    public static final String VERSION = "version";

    /** Copies the attributes. */
    public Row {
        values = Map.copyOf(values);
    }

    /** Returns an attribute; null where the row has none of that name. */
    public @Nullable String text(String name) {
        return this.values.get(name);
    }

    /** Returns whether the row holds nothing: what it was derived from asks for it no longer, or does not yet. */
    public boolean isBlank() {
        return this.values.isEmpty() || (this.values.size() == 1 && this.values.containsKey(VERSION));
    }
}
