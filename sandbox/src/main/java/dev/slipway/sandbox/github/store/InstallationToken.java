package dev.slipway.sandbox.github.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that the App acts with in the organisation; kept under its hash, so that no file holds a token.
 *
 * @param expires when it is worth nothing any more
 * @param repositories ids of the repositories it is good for; null for all
 * @param permissions what it may do, by GitHub's names
 */
public record InstallationToken(Instant expires, @Nullable List<Long> repositories, Map<String, String> permissions) {

    /** Copies the collections. */
    public InstallationToken {
        repositories = (repositories != null) ? List.copyOf(repositories) : null;
        permissions = Map.copyOf(permissions);
    }
}
