package dev.slipway.sandbox.aws.secrets;

import dev.slipway.sandbox.aws.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A value that a caller sends: text or Base64, with the token that makes a repeated call harmless.
 *
 * @param version the version it would become
 */
record NewValue(Secret.Version version) {

    static Optional<NewValue> in(JsonNode input) {
        String text = input.path("SecretString").asStringOpt().orElse(null);
        String binary = input.path("SecretBinary").asStringOpt().orElse(null);
        if (text == null && binary == null) {
            return Optional.empty();
        }
        if (text != null && binary != null) {
            throw AwsError.of(
                    "InvalidParameterException",
                    "You can't specify both a binary secret value and a string secret value.");
        }
        String id = input.path("ClientRequestToken").asString(UUID.randomUUID().toString());
        return Optional.of(new NewValue(new Secret.Version(id, text, binary, List.of(Secret.CURRENT), Instant.now())));
    }

    /** Returns the secret with this value as the current one; the current one so far becomes the previous one. */
    Secret addedTo(Secret secret) {
        Optional<Secret.Version> known = secret.versionWithId(this.version.id());
        if (known.isPresent()) {
            return repeated(secret, known.get());
        }
        List<Secret.Version> versions = new ArrayList<>();
        for (Secret.Version old : secret.versions()) {
            List<String> stages = new ArrayList<>(old.stages());
            stages.remove(Secret.PREVIOUS);
            if (stages.remove(Secret.CURRENT)) {
                stages.add(Secret.PREVIOUS);
            }
            versions.add(old.withStages(stages));
        }
        versions.add(this.version);
        return secret.withVersions(versions);
    }

    private Secret repeated(Secret secret, Secret.Version known) {
        if (!known.hasValueOf(this.version)) {
            throw AwsError.of(
                    "ResourceExistsException",
                    "You can't use ClientRequestToken %s because that value is already in use for a version of secret %s."
                            .formatted(this.version.id(), secret.arn()));
        }
        return secret;
    }
}
