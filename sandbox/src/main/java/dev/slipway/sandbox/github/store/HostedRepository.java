package dev.slipway.sandbox.github.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A repository of the organisation.
 *
 * @param id numeric identifier, never used twice
 * @param settings what an administrator can set
 * @param teams permission of each team that has one
 * @param people permission of each person who has one of his own
 * @param protections rules of the protected branches
 * @param createdAt when it was made
 * @param updatedAt when its settings changed last
 * @param pushedAt when somebody pushed last
 */
public record HostedRepository(
        long id,
        RepositorySettings settings,
        Map<String, Permission> teams,
        Map<String, Permission> people,
        Map<String, BranchProtection> protections,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant pushedAt) {

    /** Copies the maps. */
    public HostedRepository {
        teams = Map.copyOf(teams);
        people = Map.copyOf(people);
        protections = Map.copyOf(protections);
    }

    /** Returns the name below the organisation. */
    public String name() {
        return this.settings.name();
    }

    /** Returns this repository with other settings. */
    public HostedRepository with(RepositorySettings changed, Instant now) {
        return new HostedRepository(
                this.id, changed, this.teams, this.people, this.protections, this.createdAt, now, this.pushedAt);
    }

    /** Returns this repository after a push. */
    public HostedRepository pushed(Instant now) {
        return new HostedRepository(
                this.id, this.settings, this.teams, this.people, this.protections, this.createdAt, this.updatedAt, now);
    }

    /** Returns this repository with a team's permission set, or taken away with {@link Permission#NONE}. */
    public HostedRepository withTeam(String slug, Permission permission) {
        return new HostedRepository(
                this.id,
                this.settings,
                changed(this.teams, slug, (permission != Permission.NONE) ? permission : null),
                this.people,
                this.protections,
                this.createdAt,
                this.updatedAt,
                this.pushedAt);
    }

    /** Returns this repository with a person's own permission set, or taken away with {@link Permission#NONE}. */
    public HostedRepository withPerson(String login, Permission permission) {
        return new HostedRepository(
                this.id,
                this.settings,
                this.teams,
                changed(this.people, login, (permission != Permission.NONE) ? permission : null),
                this.protections,
                this.createdAt,
                this.updatedAt,
                this.pushedAt);
    }

    /** Returns this repository with a branch protected by rules, or by none. */
    public HostedRepository withProtection(String branch, @Nullable BranchProtection rules) {
        return new HostedRepository(
                this.id,
                this.settings,
                this.teams,
                this.people,
                changed(this.protections, branch, rules),
                this.createdAt,
                this.updatedAt,
                this.pushedAt);
    }

    private static <V> Map<String, V> changed(Map<String, V> map, String key, @Nullable V value) {
        Map<String, V> copy = new HashMap<>(map);
        if (value != null) {
            copy.put(key, value);
        } else {
            copy.remove(key);
        }
        return copy;
    }
}
