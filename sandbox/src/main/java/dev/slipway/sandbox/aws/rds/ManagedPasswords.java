package dev.slipway.sandbox.aws.rds;

import static dev.slipway.sandbox.aws.SandboxClients.await;

import dev.slipway.sandbox.aws.SandboxClients;
import java.util.Locale;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import tools.jackson.databind.json.JsonMapper;

/** The secrets of instances whose master password RDS manages. */
final class ManagedPasswords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretsManagerAsyncClient secrets;

    ManagedPasswords(SandboxClients clients) {
        this.secrets = clients.client(SecretsManagerAsyncClient.builder());
    }

    String generate() {
        return await(this.secrets.getRandomPassword(
                        (call) -> call.passwordLength(28L).excludeCharacters("/@\" \\'")))
                .randomPassword();
    }

    /** Keeps a password; returns the ARN of its secret. */
    String keep(String resourceId, String user, String password) {
        String value = JSON.createObjectNode()
                .put("username", user)
                .put("password", password)
                .toString();
        return await(this.secrets.createSecret((call) ->
                        call.name("rds!" + resourceId.toLowerCase(Locale.ROOT)).secretString(value)))
                .arn();
    }

    void forget(String secretArn) {
        await(this.secrets.deleteSecret((call) -> call.secretId(secretArn).forceDeleteWithoutRecovery(true)));
    }
}
