package dev.slipway.portal.source.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHAppCreateTokenBuilder;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GitHub;

/**
 * Tokens of the App's installation, each narrowed to what a step needs and, where there is one, to its repository.
 *
 * <p>They live an hour at GitHub and are used again for most of it. Blocks.
 */
final class InstallationTokens {

    /** GitHub's hour, less the longest step that may begin with a token. */
    private static final Duration USED_FOR = Duration.ofMinutes(50);

    private static final long MOST = 10_000;

    private final Cache<Scope, String> tokens =
            Caffeine.newBuilder().expireAfterWrite(USED_FOR).maximumSize(MOST).build();
    private final GitHub app;
    private final String organisation;
    private volatile @Nullable GHAppInstallation installation;

    /** @param app GitHub, called with the App's own key */
    InstallationTokens(GitHub app, String organisation) {
        this.app = app;
        this.organisation = organisation;
    }

    /**
     * Returns a token.
     *
     * @param repository id of the one repository that it is good for; null for those steps that have none yet
     * @throws IOException with status 422 when the App lacks the permission or sees no such repository
     */
    String get(Grant grant, @Nullable Long repository) throws IOException {
        Scope scope = new Scope(grant, repository);
        String known = this.tokens.getIfPresent(scope);
        if (known != null) {
            return known;
        }
        String fresh = issue(scope);
        this.tokens.put(scope, fresh);
        return fresh;
    }

    private String issue(Scope scope) throws IOException {
        GHAppCreateTokenBuilder wanted =
                installation().createToken().permissions(scope.grant().permissions());
        if (scope.repository() != null) {
            wanted.repositoryIds(List.of(scope.repository()));
        }
        try {
            return wanted.create().getToken();
        } catch (GHFileNotFoundException ex) {
            // The App was taken away and installed again: its installation has another number now.
            this.installation = null;
            throw ex;
        }
    }

    private GHAppInstallation installation() throws IOException {
        GHAppInstallation known = this.installation;
        if (known == null) {
            known = this.app.getApp().getInstallationByOrganization(this.organisation);
            this.installation = known;
        }
        return known;
    }

    /**
     * What a token is good for.
     *
     * @param grant what may be done
     * @param repository where; null for everywhere
     */
    private record Scope(Grant grant, @Nullable Long repository) {}
}
