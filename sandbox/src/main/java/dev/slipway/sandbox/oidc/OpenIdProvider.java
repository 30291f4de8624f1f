package dev.slipway.sandbox.oidc;

import dev.slipway.sandbox.http.HtmlPages;
import dev.slipway.sandbox.http.LoopbackServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * An OpenID provider whose users are the sandbox's people: authorization code flow with PKCE and nonce.
 *
 * <p>The one registered client is {@code slipway} with the secret {@code slipway-secret}; codes go only to addresses of
 * the portal. Nobody stays signed in here, so that the next sign-in can be somebody else's.
 */
public final class OpenIdProvider implements AutoCloseable {

    private static final URI PORTAL = URI.create("http://localhost:8080");

    private final Client client;
    private final LoopbackServer server;

    private OpenIdProvider(int port, Path dataFolder, List<URI> portals) {
        this.client = new Client(portals);
        SigningKey key = SigningKey.in(dataFolder);
        this.server = LoopbackServer.startKnowingAddress(port, (issuer) -> routes(issuer, key));
    }

    /**
     * Starts the provider for a portal at its usual address.
     *
     * @param port port, or 0 for a free one; the issuer is {@code http://localhost:<port>}
     * @param dataFolder where the signing key is kept
     */
    public static OpenIdProvider start(int port, Path dataFolder) {
        return start(port, dataFolder, List.of(PORTAL));
    }

    /** Starts the provider for portals at the given addresses. */
    public static OpenIdProvider start(int port, Path dataFolder, List<URI> portals) {
        return new OpenIdProvider(port, dataFolder, portals);
    }

    /** Lets one more portal receive codes: one whose address was not known at the start. */
    public void addPortal(URI address) {
        this.client.add(address);
    }

    /** Returns the issuer, which is what {@code issuer-uri} takes. */
    public URI issuer() {
        return this.server.address();
    }

    @Override
    public void close() {
        this.server.close();
    }

    private RouterFunction<ServerResponse> routes(URI issuer, SigningKey key) {
        Clock clock = Clock.systemUTC();
        HtmlPages pages = new HtmlPages(OpenIdProvider.class, "Sign-in");
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        Tokens tokens = new Tokens(issuer, key, clock);
        AuthorizationEndpoint authorization = new AuthorizationEndpoint(pages, this.client, codes, clock);
        return RouterFunctions.route()
                .GET(
                        "/.well-known/openid-configuration",
                        (request) -> ServerResponse.ok().bodyValue(Discovery.of(issuer)))
                .GET("/jwks", (request) -> ServerResponse.ok().bodyValue(key.publicKeys()))
                .GET("/authorize", authorization::ask)
                .POST("/authorize", authorization::signIn)
                .POST("/token", new TokenEndpoint(codes, tokens)::exchange)
                .GET("/userinfo", (request) -> userInfo(request, tokens))
                .POST("/userinfo", (request) -> userInfo(request, tokens))
                .GET("/end-session", (request) -> signOut(request, pages))
                .build();
    }

    private static Mono<ServerResponse> userInfo(ServerRequest request, Tokens tokens) {
        String header = String.valueOf(request.headers().firstHeader("Authorization"));
        return tokens.bearerOf(header.replaceFirst("(?i)^Bearer ", ""))
                .map((person) -> ServerResponse.ok().bodyValue(Tokens.factsOf(person)))
                .orElseGet(() -> ServerResponse.status(HttpStatus.UNAUTHORIZED)
                        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                        .build());
    }

    private Mono<ServerResponse> signOut(ServerRequest request, HtmlPages pages) {
        return request.queryParam("post_logout_redirect_uri")
                .flatMap(Client::address)
                .filter(this.client::owns)
                .map((address) -> ServerResponse.seeOther(address).build())
                .orElseGet(() -> pages.ok("signed-out", "Signed out", Map.of()));
    }
}
