package dev.slipway.sandbox.oidc;

import dev.slipway.sandbox.people.Person;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A client's wish that somebody signs in, read from the address's query. */
final class AuthorizationRequest {

    private final URI redirect;
    private final MultiValueMap<String, String> query;

    private AuthorizationRequest(URI redirect, MultiValueMap<String, String> query) {
        this.redirect = redirect;
        this.query = query;
    }

    /**
     * Reads a request as far as the place to answer to.
     *
     * @throws OAuthError when there is no trustworthy address to send an error to: it is shown to the person instead
     */
    static AuthorizationRequest read(MultiValueMap<String, String> query, Client client) {
        if (!Client.ID.equals(query.getFirst("client_id"))) {
            throw new OAuthError(
                    "invalid_client",
                    "The client '%s' is not registered; the registered one is '%s'."
                            .formatted(query.getFirst("client_id"), Client.ID));
        }
        String redirect = query.getFirst("redirect_uri");
        return Optional.ofNullable(redirect)
                .flatMap(Client::address)
                .filter(client::owns)
                .map((address) -> new AuthorizationRequest(address, query))
                .orElseThrow(() -> new OAuthError(
                        "invalid_request",
                        "The redirect address '%s' is not below the client's: %s.".formatted(redirect, client)));
    }

    /** @throws OAuthError when the client asks for what this provider does not do; it goes back to the client */
    void check() {
        if (!"code".equals(this.query.getFirst("response_type"))) {
            throw new OAuthError("unsupported_response_type", "Only response_type=code is offered.");
        }
        if (!List.of(scope().split(" ")).contains("openid")) {
            throw new OAuthError("invalid_scope", "The scope must hold 'openid'.");
        }
        if (challenge() != null && !"S256".equals(this.query.getFirst("code_challenge_method"))) {
            throw new OAuthError("invalid_request", "The only code_challenge_method is S256.");
        }
        if ("none".equals(this.query.getFirst("prompt"))) {
            throw new OAuthError("login_required", "Nobody is signed in here between two requests.");
        }
    }

    URI redirect() {
        return this.redirect;
    }

    @Nullable
    String state() {
        return this.query.getFirst("state");
    }

    Grant grantTo(Person person, Instant expires) {
        return new Grant(person, Client.ID, this.redirect, scope(), this.query.getFirst("nonce"), challenge(), expires);
    }

    private @Nullable String challenge() {
        return this.query.getFirst("code_challenge");
    }

    private String scope() {
        String scope = this.query.getFirst("scope");
        return (scope != null) ? scope : "";
    }
}
