package dev.slipway.sandbox.oidc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Exchanges an authorization code for tokens, for a client that knows its secret. */
final class TokenEndpoint {

    private static final String BASIC = "Basic ";

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
        if (!"authorization_code".equals(form.getFirst("grant_type"))) {
            throw new OAuthError("unsupported_grant_type", "Only grant_type=authorization_code is offered.");
        }
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
