package dev.slipway.lambdas.database;

import dev.slipway.lambdas.database.SharedInstance.Login;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Secrets in Secrets Manager. */
final class StoredSecrets implements Secrets {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretsManagerClient client = SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @Override
    public Login login(String arn) {
        JsonNode secret = JSON.readTree(
                this.client.getSecretValue((request) -> request.secretId(arn)).secretString());
        return new Login(
                secret.path("username").asString(), secret.path("password").asString());
    }
}
