package dev.slipway.sandbox.aws.ecr;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.Caller;
import dev.slipway.sandbox.aws.JsonInput;
import dev.slipway.sandbox.aws.SessionCredentials.Session;
import dev.slipway.sandbox.aws.ecr.RegistryTokens.Issued;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** ECR's API for those who then go to the registry itself. */
final class EcrLogins {

    private final URI registry;
    private final Repositories repositories;
    private final RegistryTokens tokens;

    EcrLogins(URI registry, Repositories repositories, RegistryTokens tokens) {
        this.registry = registry;
        this.repositories = repositories;
        this.tokens = tokens;
    }

    Object token(Caller caller) {
        Issued issued = issue(caller);
        byte[] pair = ("AWS:" + issued.password()).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "authorizationData",
                List.of(Map.of(
                        "authorizationToken", Base64.getEncoder().encodeToString(pair),
                        "expiresAt", issued.expiresAt(),
                        "proxyEndpoint", this.registry.toString())));
    }

    Object layerAddress(JsonInput input, Caller caller) {
        String name = input.required("repositoryName");
        String digest = input.required("layerDigest");
        if (!this.repositories.get(name).layers().contains(digest)) {
            throw AwsError.of(
                    "LayersNotFoundException",
                    "The layer with digest '%s' does not exist in the repository with name '%s'"
                            .formatted(digest, name));
        }
        String address = "%s/layers/%s/%s?token=%s"
                .formatted(this.registry, name, digest, issue(caller).password());
        return Map.of("downloadUrl", address, "layerDigest", digest);
    }

    private Issued issue(Caller caller) {
        Session session = caller.session();
        return this.tokens.issue(caller.arn(), caller.policy(), session == null ? null : session.expiresAt());
    }
}
