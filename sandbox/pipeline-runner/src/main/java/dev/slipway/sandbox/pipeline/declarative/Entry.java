package dev.slipway.sandbox.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a section: a word with its arguments and the block behind it.
 *
 * @param name the word
 * @param arguments its arguments
 * @param block the block; null when there is none
 */
record Entry(String name, List<Object> arguments, @Nullable Closure<?> block) implements Serializable {

    static Entry of(String name, @Nullable Object passed) {
        List<Object> arguments = new ArrayList<>();
        Closure<?> block = null;
        if (passed instanceof Object[] all) {
            for (Object argument : all) {
                if (argument instanceof Closure<?> closure) {
                    block = closure;
                } else if (argument != null) {
                    arguments.add(argument instanceof GString ? argument.toString() : argument);
                }
            }
        }
        return new Entry(name, arguments, block);
    }

    /** Returns the single argument as text; empty when there is none. */
    String text() {
        return this.arguments.isEmpty() ? "" : String.valueOf(this.arguments.get(0));
    }

    /** Returns the named arguments. */
    Map<?, ?> named() {
        return !this.arguments.isEmpty() && this.arguments.get(0) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Returns the block; a clear error when there is none. */
    Closure<?> requiredBlock() {
        if (this.block == null) {
            throw new IllegalArgumentException("'%s' needs a block: %s { … }".formatted(this.name, this.name));
        }
        return this.block;
    }
}
