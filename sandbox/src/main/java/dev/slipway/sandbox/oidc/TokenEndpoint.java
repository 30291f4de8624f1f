package dev.slipway.sandbox.oidc;

import dev.slipway.sandbox.people.People;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Exchanges an authorization code, or a name and a password, for tokens, for a client that knows its secret. */
final class TokenEndpoint {

    private static final String BASIC = "Basic ";
    private static final URI NO_REDIRECT = URI.create("urn:ietf:wg:oauth:2.0:oob");

    private final AuthorizationCodes codes;
    private final Tokens tokens;

    TokenEndpoint(AuthorizationCodes codes, Tokens tokens) {
        this.codes = codes;
        this.tokens = tokens;
    }

    Mono<ServerResponse> exchange(ServerRequest request) {
        return request.formData()
                .map((form) -> grantOf(request, form))
                .flatMap((grant) -> ServerResponse.ok()
                        .header("Cache-Control", "no-store")
                        .bodyValue(Map.of(
                                "access_token", this.tokens.accessToken(grant),
                                "token_type", "Bearer",
                                "expires_in", Tokens.LIFE.toSeconds(),
                                "scope", grant.scope(),
                                "id_token", this.tokens.idToken(grant))))
                .onErrorResume(OAuthError.class, TokenEndpoint::refuse);
    }

    private Grant grantOf(ServerRequest request, MultiValueMap<String, String> form) {
        if (!credentialsOf(request, form).equals(Client.ID + ":" + Client.SECRET)) {
            throw new OAuthError("invalid_client", "The client's id or secret is wrong.");
        }
        return switch (String.valueOf(form.getFirst("grant_type"))) {
            case "authorization_code" -> grantOfCode(form);
            case "password" -> grantOfPassword(form);
            default ->
                throw new OAuthError(
                        "unsupported_grant_type", "Offered are grant_type=authorization_code and password.");
        };
    }

    /** Gives a terminal a token without a browser; the password is the one that the sign-in page takes. */
    private static Grant grantOfPassword(MultiValueMap<String, String> form) {
        return People.find(String.valueOf(form.getFirst("username")))
                .filter((person) -> person.password().equals(form.getFirst("password")))
                .map((person) -> new Grant(person, Client.ID, NO_REDIRECT, "openid", null, null, Instant.MAX))
                .orElseThrow(() -> new OAuthError("invalid_grant", "The username or the password is wrong."));
    }

    private Grant grantOfCode(MultiValueMap<String, String> form) {
        return this.codes
                .redeem(String.valueOf(form.getFirst("code")))
                .filter((grant) -> grant.redirect().toString().equals(form.getFirst("redirect_uri")))
                .filter((grant) -> grant.isAnsweredBy(form.getFirst("code_verifier")))
                .orElseThrow(() -> new OAuthError(
                        "invalid_grant",
                        "The code is unknown, used or expired, or its redirect_uri or code_verifier does not fit."));
    }

    private static String credentialsOf(ServerRequest request, MultiValueMap<String, String> form) {
        String header = request.headers().firstHeader("Authorization");
        if (header == null || !header.startsWith(BASIC)) {
            return form.getFirst("client_id") + ":" + form.getFirst("client_secret");
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()));
            return URLDecoder.decode(new String(decoded, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException ex) {
            throw new OAuthError("invalid_client", "The Authorization header is not Basic credentials.");
        }
    }

    private static Mono<ServerResponse> refuse(OAuthError error) {
        HttpStatus status = error.code().equals("invalid_client") ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST;
        return ServerResponse.status(status)
                .header("Cache-Control", "no-store")
                .bodyValue(Map.of("error", error.code(), "error_description", String.valueOf(error.getMessage())));
    }
}
