package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.Arns;
import dev.slipway.sandbox.aws.ecr.RegistryTokens.Token;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Who may do what in the registry: Basic authentication with a password of {@link RegistryTokens}. */
final class RegistryAccess {

    private static final String USER = "AWS:";

    private final RegistryTokens tokens;

    RegistryAccess(RegistryTokens tokens) {
        this.tokens = tokens;
    }

    /** Finds what the request's password is good for; empty when it carries none or an unknown one. */
    Optional<Token> tokenOf(ServerRequest request) {
        String header = request.headers().firstHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
            return pair.startsWith(USER) ? this.tokens.find(pair.substring(USER.length())) : Optional.empty();
        } catch (IllegalArgumentException ex) {
            return Optional.empty();
        }
    }

    /** Finds what a password is good for. */
    Optional<Token> find(String password) {
        return this.tokens.find(password);
    }

    /**
     * Lets a token do something in a repository or refuses.
     *
     * @param action IAM action, such as {@code ecr:PutImage}
     * @throws RegistryError {@code DENIED}
     */
    void check(Token token, String action, String repository) {
        if (this.tokens.expired(token)) {
            throw RegistryError.denied("Your authorization token has expired. Reauthenticate and try again.");
        }
        String arn = Arns.of("ecr", "repository/" + repository);
        if (!token.allows(action, arn)) {
            throw RegistryError.denied(
                    "User: %s is not authorized to perform: %s on resource: %s because no session policy allows the %s action"
                            .formatted(token.holder(), action, arn, action));
        }
    }

    /** Returns Docker's challenge: who comes without a known password is asked for one. */
    static Mono<ServerResponse> challenge(ServerRequest request) {
        return ServerResponse.status(401)
                .header(
                        "WWW-Authenticate",
                        "Basic realm=\"%s/\",service=\"ecr.amazonaws.com\""
                                .formatted(request.uri().resolve("/").toString().replaceAll("/$", "")))
                .header("Docker-Distribution-Api-Version", "registry/2.0")
                .bodyValue("Not Authorized\n");
    }
}
