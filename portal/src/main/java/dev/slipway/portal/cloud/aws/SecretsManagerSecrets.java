package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.secret.RefusedSettings;
import dev.slipway.portal.secret.SecretSource;
import java.util.concurrent.CompletionException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets in Secrets Manager: {@code aws:<name or ARN>}, and {@code aws:<name or ARN>#<field>} where the secret is a JSON
 * object.
 */
final class SecretsManagerSecrets implements SecretSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String scheme() {
        return "aws";
    }

    @Override
    public String read(String place, Environment settings) {
        int hash = place.indexOf('#');
        String id = hash < 0 ? place : place.substring(0, hash);
        String secret =
                fetch(id, new AwsClients(Binder.get(settings).bindOrCreate("slipway.aws", AwsProperties.class)));
        return hash < 0 ? secret : field(secret, id, place.substring(hash + 1));
    }

    private static String fetch(String id, AwsClients clients) {
        try (SdkAsyncHttpClient http = clients.awsHttpClient();
                SecretsManagerAsyncClient secrets = clients.secretsManagerClient(http, clients.awsCredentials())) {
            // The start of the portal waits for its secrets anyway.
            return secrets.getSecretValue((request) -> request.secretId(id))
                    .join()
                    .secretString();
        } catch (CompletionException | SdkException ex) {
            Throwable cause = ex.getCause() != null ? ex.getCause() : ex;
            throw new RefusedSettings(
                    "Secrets Manager did not give the secret '%s': %s".formatted(id, cause.getMessage()),
                    "Make the secret, and let the portal's role read it: its name begins with 'slipway-portal/'.",
                    ex);
        }
    }

    private static String field(String secret, String id, String name) {
        try {
            JsonNode value = JSON.readTree(secret).path(name);
            if (value.isString()) {
                return value.stringValue();
            }
        } catch (JacksonException ex) {
            // What the parser says quotes the secret.
            throw noField(id, name);
        }
        throw noField(id, name);
    }

    private static RefusedSettings noField(String id, String name) {
        return new RefusedSettings(
                "The secret '%s' in Secrets Manager is no JSON object with a text '%s'.".formatted(id, name),
                "Correct the secret, or what stands after '#'.",
                null);
    }
}
