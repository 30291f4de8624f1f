package dev.slipway.portal.app;

import dev.slipway.portal.InvalidInput;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The teams that the settings name. */
public final class Teams {

    private final Map<String, Team> bySlug = new LinkedHashMap<>();

    /** @param teams the teams, in the order of the settings */
    public Teams(Collection<Team> teams) {
        teams.forEach(team -> this.bySlug.put(team.slug(), team));
    }

    /** Returns all teams. */
    public List<Team> all() {
        return List.copyOf(this.bySlug.values());
    }

    /** Finds a team. */
    public Optional<Team> find(String slug) {
        return Optional.ofNullable(this.bySlug.get(slug));
    }

    /** Returns a team, or says which there are. */
    public Team get(String slug) {
        return find(slug)
                .orElseThrow(() -> new InvalidInput(
                        "team",
                        "There is no team '%s'. Choose one of: %s."
                                .formatted(slug, String.join(", ", this.bySlug.keySet()))));
    }
}
