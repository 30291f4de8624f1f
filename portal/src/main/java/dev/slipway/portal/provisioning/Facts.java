package dev.slipway.portal.provisioning;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the steps of a run have found out so far, by type. Immutable.
 *
 * <p>Kept as JSON until somebody asks, so that the engine needs to know no step's types.
 */
public final class Facts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Facts NONE = new Facts(Map.of());

    private final Map<String, String> stored;

    private Facts(Map<String, String> stored) {
        this.stored = Collections.unmodifiableMap(new TreeMap<>(stored));
    }

    /** Returns no facts. */
    public static Facts none() {
        return NONE;
    }

    /** Reads facts as {@link #stored()} gave them. */
    static Facts of(Map<String, String> stored) {
        return new Facts(stored);
    }

    /** Returns these facts and some more; a newer one of the same type takes the place of the older. */
    public Facts with(List<? extends Fact> more) {
        Map<String, String> all = new TreeMap<>(this.stored);
        more.forEach(fact -> all.put(fact.getClass().getSimpleName(), JSON.writeValueAsString(fact)));
        return new Facts(all);
    }

    /** Returns these facts and some more. */
    Facts and(Facts more) {
        Map<String, String> all = new TreeMap<>(this.stored);
        all.putAll(more.stored);
        return new Facts(all);
    }

    /** Finds a fact; empty when no step has found it out. */
    public <T extends Fact> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(this.stored.get(type.getSimpleName())).map(json -> JSON.readValue(json, type));
    }

    /** Returns a fact that a step before this one always finds out. */
    public <T extends Fact> T get(Class<T> type) {
        return find(type)
                .orElseThrow(() -> new IllegalStateException("No step before this one found out a %s; known are %s."
                        .formatted(type.getSimpleName(), this.stored.keySet())));
    }

    /** Returns the facts as they are stored: the type's simple name and the JSON. */
    Map<String, String> stored() {
        return this.stored;
    }
}
