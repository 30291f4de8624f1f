package dev.slipway.sandbox.github;

import dev.slipway.sandbox.github.access.Credentials;
import dev.slipway.sandbox.github.access.GitHubApp;
import dev.slipway.sandbox.github.access.Tokens;
import dev.slipway.sandbox.github.api.RateLimits;
import dev.slipway.sandbox.github.api.RestApi;
import dev.slipway.sandbox.github.event.Events;
import dev.slipway.sandbox.github.event.Webhooks;
import dev.slipway.sandbox.github.git.BareRepositories;
import dev.slipway.sandbox.github.page.RepositoryPages;
import dev.slipway.sandbox.github.rule.BranchRules;
import dev.slipway.sandbox.github.rule.Landings;
import dev.slipway.sandbox.github.rule.Pulls;
import dev.slipway.sandbox.github.store.GitHubStore;
import dev.slipway.sandbox.github.view.Links;
import dev.slipway.sandbox.github.view.PullJson;
import dev.slipway.sandbox.github.view.RepositoryJson;
import dev.slipway.sandbox.github.view.UserJson;
import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

/**
 * A GitHub Enterprise Server with one organisation, {@code acme}: REST API below {@code /api/v3}, git over HTTP, webhooks
 * and plain pages.
 *
 * <p>Its people are the sandbox's. Slipway acts as a GitHub App whose key lies in the data folder.
 */
public final class GitHubServer implements AutoCloseable {

    private static final String KEY_FILE = "app-key.pem";

    private final Clock clock = Clock.systemUTC();
    private final Path keyFile;
    private final GitHubStore store;
    private final BareRepositories git;
    private final Tokens tokens;
    private final Credentials credentials;
    private final Webhooks webhooks;
    private final LoopbackServer server;
    private volatile RateLimits limits = RateLimits.ofGitHub();

    private GitHubServer(int port, Path dataFolder, WebFilter filter) {
        this.keyFile = dataFolder.resolve(KEY_FILE);
        this.store = new GitHubStore(dataFolder.resolve("store"));
        this.git = new BareRepositories(dataFolder.resolve("git"));
        this.tokens = new Tokens(this.store, this.clock);
        this.credentials = new Credentials(new GitHubApp(this.keyFile, this.clock), this.tokens);
        this.webhooks = new Webhooks(this.store, this.clock);
        this.server = LoopbackServer.startKnowingAddress(port, filter, this::routes);
    }

    /**
     * Starts the server.
     *
     * @param port port, or 0 for a free one
     * @param dataFolder where repositories and everything else are kept
     */
    public static GitHubServer start(int port, Path dataFolder) {
        return start(port, dataFolder, LoopbackServer.OPEN);
    }

    /**
     * Starts the server with something before it.
     *
     * @param port port, or 0 for a free one
     * @param dataFolder where repositories and everything else are kept
     * @param filter what each request passes first
     */
    public static GitHubServer start(int port, Path dataFolder, WebFilter filter) {
        return new GitHubServer(port, dataFolder, filter);
    }

    /** Returns the address of pages and git. */
    public URI address() {
        return this.server.address();
    }

    /** Returns the address of the REST API. */
    public URI api() {
        return URI.create(address() + Links.API);
    }

    /** Returns the file with the App's private key, PEM in PKCS#8. */
    public Path appKey() {
        return this.keyFile;
    }

    /** Holds every caller to other limits from now on. */
    public void limit(RateLimits to) {
        this.limits = to;
    }

    @Override
    public void close() {
        this.server.close();
        this.webhooks.close();
    }

    private RouterFunction<ServerResponse> routes(URI address) {
        Links links = new Links(address);
        UserJson users = new UserJson(links);
        RepositoryJson repositories = new RepositoryJson(links, users);
        PullJson pullJson = new PullJson(links, users, repositories);
        Events events = new Events(this.webhooks, links, users, repositories);
        BranchRules rules = new BranchRules(this.store);
        Landings landings = new Landings(this.store, this.git, events, pullJson, this.clock);
        Pulls pulls = new Pulls(this.store, rules, landings, events, pullJson, this.clock);
        RestApi api = new RestApi(
                this.store,
                this.git,
                this.credentials,
                this.tokens,
                this.webhooks,
                events,
                rules,
                landings,
                pulls,
                links,
                this.clock,
                () -> this.limits);
        return api.routes()
                .and(new GitRoutes(this.credentials, this.store, this.git, rules, landings).routes())
                .and(new RepositoryPages(this.store, this.git, pulls, links).routes());
    }
}
