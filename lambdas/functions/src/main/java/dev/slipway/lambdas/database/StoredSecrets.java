package dev.slipway.lambdas.database;

import dev.slipway.lambdas.database.SharedInstance.Login;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.jr.ob.JSON;

/** Secrets in Secrets Manager. */
final class StoredSecrets implements Secrets {

    private final SecretsManagerClient client = SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @Override
    public Login login(String arn) {
        Map<String, Object> secret = JSON.std.mapFrom(
                this.client.getSecretValue((request) -> request.secretId(arn)).secretString());
        return new Login(
                String.valueOf(secret.getOrDefault("username", "")),
                String.valueOf(secret.getOrDefault("password", "")));
    }
}
