package dev.slipway.portal.source.github;

import dev.slipway.portal.allowance.Allowance;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Lets a request that changes something pass only while our allowance lasts: GitHub never has to refuse it. */
final class AllowedConnector implements GitHubConnector {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    /** Tokens of the App are no content. */
    private static final String TOKENS = "/access_tokens";

    private static final Duration LONGEST_ASKING = Duration.ofSeconds(3);

    private final GitHubConnector connector;
    private final Allowance allowance;

    AllowedConnector(GitHubConnector connector, Allowance allowance) {
        this.connector = connector;
        this.allowance = allowance;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        if (changesSomething(request)) {
            // The library blocks its own threads anyway.
            Duration wait = this.allowance.take().blockOptional(LONGEST_ASKING).orElse(Duration.ZERO);
            if (!wait.isZero()) {
                throw LimitReached.byOurselves(wait);
            }
        }
        return this.connector.send(request);
    }

    private static boolean changesSomething(GitHubConnectorRequest request) {
        return !READING.contains(request.method()) && !request.url().getPath().endsWith(TOKENS);
    }
}
