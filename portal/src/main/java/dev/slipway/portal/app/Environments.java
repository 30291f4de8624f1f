package dev.slipway.portal.app;

import dev.slipway.portal.InvalidInput;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environments that the settings name. */
public final class Environments {

    private final Map<EnvironmentName, Environment> byName = new LinkedHashMap<>();

    /** @param environments the environments, in the order of promotion */
    public Environments(Collection<Environment> environments) {
        // Some sources of settings forget the order of a map, so the first one does not depend on it.
        environments.stream()
                .sorted(Comparator.comparing(environment -> !environment.name().equals(EnvironmentName.TEST)))
                .forEach(environment -> this.byName.put(environment.name(), environment));
    }

    /** Returns all environments, in the order of promotion. */
    public List<Environment> all() {
        return List.copyOf(this.byName.values());
    }

    /** Returns the names of all environments, in the order of promotion. */
    public List<String> names() {
        return this.byName.keySet().stream().map(EnvironmentName::value).toList();
    }

    /** Finds an environment. */
    public Optional<Environment> find(EnvironmentName name) {
        return Optional.ofNullable(this.byName.get(name));
    }

    /** Finds the environment that promotions to this one come from; empty for the first. */
    public Optional<Environment> before(EnvironmentName name) {
        Environment before = null;
        for (Environment environment : this.byName.values()) {
            if (environment.name().equals(name)) {
                return Optional.ofNullable(before);
            }
            before = environment;
        }
        return Optional.empty();
    }

    /** Returns an environment, or says which there are. */
    public Environment get(EnvironmentName name) {
        return find(name)
                .orElseThrow(() -> new InvalidInput(
                        "environment",
                        "There is no environment '%s'. Choose one of: %s."
                                .formatted(name, String.join(", ", names()))));
    }
}
