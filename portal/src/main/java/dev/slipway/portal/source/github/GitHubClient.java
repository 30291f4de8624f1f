package dev.slipway.portal.source.github;

import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.allowance.Allowance;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.authorization.AuthorizationProvider;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.extras.authorization.JWTTokenProvider;

/** GitHub with tokens that are narrowed to what a step needs: the API's client, and the token that git needs. Blocks. */
final class GitHubClient {

    private static final int NOT_GRANTED = 422;

    private final GitHubProperties settings;
    private final String organisation;
    private final GitHubConnector connector;
    private final InstallationTokens tokens;

    private GitHubClient(
            GitHubProperties settings, String organisation, GitHubConnector connector, AuthorizationProvider app)
            throws IOException {
        this.settings = settings;
        this.organisation = organisation;
        this.connector = connector;
        this.tokens = new InstallationTokens(as(app), organisation);
    }

    /**
     * Makes the client; no call is made yet.
     *
     * @throws IllegalStateException when the key cannot be used
     */
    static GitHubClient of(GitHubProperties settings, String organisation, Allowance allowance) {
        try {
            JWTTokenProvider app = new JWTTokenProvider(settings.appId(), settings.privateKey());
            return new GitHubClient(
                    settings, organisation, new AllowedConnector(GitHubConnector.DEFAULT, allowance), app);
        } catch (IOException | GeneralSecurityException ex) {
            throw new IllegalStateException(
                    "The key of the GitHub App (slipway.github.key-file or slipway.github.key) cannot be used: it must be an RSA key, PEM in PKCS#8. Convert GitHub's with: openssl pkcs8 -topk8 -nocrypt -in app.pem -out app-pkcs8.pem",
                    ex);
        }
    }

    /** Returns GitHub with a token for all repositories: for looking, and for what has no repository yet. */
    GitHub everywhere(Grant grant) throws IOException {
        return with(token(grant, null));
    }

    /**
     * Returns GitHub with a token for one repository.
     *
     * @throws org.kohsuke.github.GHFileNotFoundException when there is no such repository any more
     */
    GitHub in(long repository, Grant grant) throws IOException {
        return with(token(grant, repository));
    }

    /** Returns a repository through a token for it alone. */
    GHRepository repository(long id, Grant grant) throws IOException {
        return in(id, grant).getRepositoryById(id);
    }

    /** Returns a token for one repository, or null for all; it is good for ten minutes at least. */
    String token(Grant grant, @Nullable Long repository) throws IOException {
        try {
            return this.tokens.get(grant, repository);
        } catch (HttpException ex) {
            if (!GitHubFaults.hasStatus(ex, NOT_GRANTED)) {
                throw ex;
            }
            // The same status is said of a repository that is gone: that one is not found here.
            if (repository != null) {
                everywhere(Grant.SEE).getRepositoryById(repository);
            }
            throw OutsideFault.lasting(
                    "GitHub",
                    "The GitHub App is not granted what this step needs (%s). Add it on the App's page, and let an owner of the organisation '%s' accept it."
                            .formatted(grant.words(), this.organisation),
                    ex);
        }
    }

    private GitHub with(String token) throws IOException {
        return as(() -> "Bearer " + token);
    }

    private GitHub as(AuthorizationProvider authorization) throws IOException {
        Clock clock = Clock.systemUTC();
        return new GitHubBuilder()
                .withEndpoint(this.settings.api().toString())
                .withConnector(this.connector)
                .withAuthorizationProvider(authorization)
                .withRateLimitHandler(LimitReached.onRateLimit(clock))
                .withAbuseLimitHandler(LimitReached.onSecondaryLimit(clock))
                .build();
    }
}
