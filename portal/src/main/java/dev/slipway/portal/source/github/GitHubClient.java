package dev.slipway.portal.source.github;

import dev.slipway.portal.allowance.Allowance;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.authorization.AppInstallationAuthorizationProvider;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.extras.authorization.JWTTokenProvider;

/** GitHub as the App sees it: the API's client, and the token that git needs. */
final class GitHubClient {

    private final AppInstallationAuthorizationProvider authorization;
    private final GitHub github;

    private GitHubClient(AppInstallationAuthorizationProvider authorization, GitHub github) {
        this.authorization = authorization;
        this.github = github;
    }

    /**
     * Makes the client; no call is made yet.
     *
     * @throws IllegalStateException when the key cannot be used
     */
    static GitHubClient of(GitHubProperties settings, String organisation, Allowance allowance) {
        Clock clock = Clock.systemUTC();
        try {
            JWTTokenProvider app = new JWTTokenProvider(settings.appId(), settings.keyFile());
            AppInstallationAuthorizationProvider installation = new AppInstallationAuthorizationProvider(
                    (installations) -> installations.getInstallationByOrganization(organisation), app);
            GitHub github = new GitHubBuilder()
                    .withEndpoint(settings.api().toString())
                    .withConnector(new AllowedConnector(GitHubConnector.DEFAULT, allowance))
                    .withAuthorizationProvider(installation)
                    .withRateLimitHandler(LimitReached.onRateLimit(clock))
                    .withAbuseLimitHandler(LimitReached.onSecondaryLimit(clock))
                    .build();
            return new GitHubClient(installation, github);
        } catch (IOException | GeneralSecurityException ex) {
            throw new IllegalStateException(
                    "The key in %s (slipway.github.key-file) cannot be used: it must be an RSA key, PEM in PKCS#8. Convert GitHub's with: openssl pkcs8 -topk8 -nocrypt -in app.pem -out app-pkcs8.pem"
                            .formatted(settings.keyFile()),
                    ex);
        }
    }

    GitHub api() {
        return this.github;
    }

    /** Returns a token of the installation; it is renewed before it expires. */
    String token() throws IOException {
        String header = this.authorization.getEncodedAuthorization();
        return header.substring(header.indexOf(' ') + 1);
    }
}
