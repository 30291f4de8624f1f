package dev.slipway.sandbox.pipeline;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call in a pipeline, sorted out: named ones, a single unnamed one, a block behind.
 *
 * @param named arguments by name; a single unnamed one stands under the name that the callee gives it
 * @param body the block; null when there is none
 */
record Arguments(Map<String, Object> named, @Nullable Closure<?> body) {

    static Arguments of(String callee, @Nullable Object passed, List<String> parameters) {
        List<@Nullable Object> all = new ArrayList<>(
                passed instanceof Object[] array ? Arrays.asList(array) : passed == null ? List.of() : List.of(passed));
        Closure<?> body = null;
        if (!all.isEmpty() && all.get(all.size() - 1) instanceof Closure<?> closure) {
            body = closure;
            all.remove(all.size() - 1);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        if (all.size() == 1 && all.get(0) instanceof Map<?, ?> map && !parameters.contains("*")) {
            map.forEach((key, value) -> put(named, String.valueOf(key), value));
        } else if (all.size() == 1) {
            if (parameters.isEmpty()) {
                throw new IllegalArgumentException("'%s' takes no argument.".formatted(callee));
            }
            put(named, parameters.get(0), all.get(0));
        } else if (!all.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected named arguments but got %s: write %s(%s: …).".formatted(all, callee, parameters.get(0)));
        }
        requireKnown(callee, named, parameters);
        return new Arguments(named, body);
    }

    private static void requireKnown(String callee, Map<String, Object> named, List<String> parameters) {
        List<String> unknown = named.keySet().stream()
                .filter((name) -> !parameters.contains(name) && !parameters.contains("**"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("'%s' does not know the parameter %s; it knows %s."
                    .formatted(callee, String.join(", ", unknown), String.join(", ", parameters)));
        }
    }

    private static void put(Map<String, Object> named, String name, @Nullable Object value) {
        if (value != null) {
            named.put(name, plain(value));
        }
    }

    /** Turns Groovy's half-evaluated texts into texts, also inside lists and maps. */
    private static Object plain(Object value) {
        if (value instanceof GString text) {
            return text.toString();
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach((entry) -> copy.add(plain(entry)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(String.valueOf(key), plain(entry)));
            return copy;
        }
        return value;
    }
}
