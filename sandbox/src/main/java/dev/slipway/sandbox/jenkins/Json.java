package dev.slipway.sandbox.jenkins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of Jenkins's remote API, with their class name first. */
final class Json {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    static Json of(String className) {
        return new Json().put("_class", className);
    }

    Json put(String name, @Nullable Object value) {
        this.fields.put(name, value);
        return this;
    }

    Map<String, @Nullable Object> map() {
        return this.fields;
    }

    /** Returns actions: a class name each; an empty one is an action that exports nothing. */
    static List<Map<String, @Nullable Object>> actions(String... classNames) {
        List<Map<String, @Nullable Object>> actions = new ArrayList<>();
        for (String name : classNames) {
            actions.add(name.isEmpty() ? new LinkedHashMap<>() : of(name).map());
        }
        return actions;
    }
}
