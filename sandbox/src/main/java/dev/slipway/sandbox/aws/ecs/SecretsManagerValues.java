package dev.slipway.sandbox.aws.ecs;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Arrays;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads secrets from Secrets Manager through the front door, as ECS's agent does. */
final class SecretsManagerValues implements SecretValues {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Parts of a secret's ARN, between colons; what follows is ECS's own. */
    private static final int ARN_PARTS = 7;

    private final SecretsManagerAsyncClient client;

    SecretsManagerValues(SandboxClients clients) {
        this.client = clients.client(SecretsManagerAsyncClient.builder());
    }

    @Override
    public String read(String reference) {
        String[] parts = reference.split(":", -1);
        String arn = String.join(":", Arrays.copyOf(parts, Math.min(parts.length, ARN_PARTS)));
        String key = parts.length > ARN_PARTS ? parts[ARN_PARTS] : "";
        try {
            String secret = SandboxClients.await(this.client.getSecretValue((request) -> request.secretId(arn)))
                    .secretString();
            return key.isEmpty() ? secret : member(secret, key, reference);
        } catch (SdkException ex) {
            throw new IllegalStateException(
                    "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret %s: %s"
                            .formatted(reference, ex.getMessage()),
                    ex);
        }
    }

    private static String member(String secret, String key, String reference) {
        try {
            JsonNode value = JSON.readTree(secret).path(key);
            if (!value.isMissingNode()) {
                return value.asString();
            }
        } catch (JacksonException ex) {
            throw new IllegalStateException(
                    "ResourceInitializationError: the secret %s is not JSON".formatted(reference), ex);
        }
        throw new IllegalStateException(
                "ResourceInitializationError: retrieved secret did not contain json key %s".formatted(key));
    }
}
