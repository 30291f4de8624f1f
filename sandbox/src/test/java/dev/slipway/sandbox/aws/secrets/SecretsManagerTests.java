package dev.slipway.sandbox.aws.secrets;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.aws.AwsInTests;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class SecretsManagerTests {

    @TempDir
    Path folder;

    private AwsInTests aws;
    private SecretsManagerAsyncClient secrets;

    @BeforeEach
    void open() {
        this.aws = AwsInTests.with(new SecretsManager(this.folder));
        this.secrets = this.aws.client(SecretsManagerAsyncClient.builder());
    }

    @AfterEach
    void close() {
        this.aws.close();
    }

    @Test
    void keepsASecretAcrossARestart() {
        String arn = await(this.secrets.createSecret(
                        (request) -> request.name("shop/database").secretString("open sesame")))
                .arn();

        close();
        open();

        assertThat(valueOf("shop/database")).isEqualTo("open sesame");
        assertThat(valueOf(arn)).isEqualTo("open sesame");
        assertThat(valueOf(arn.substring(0, arn.lastIndexOf('-')))).isEqualTo("open sesame");
    }

    @Test
    void keepsThePreviousValue() {
        create("shop", "first");

        await(this.secrets.putSecretValue((request) -> request.secretId("shop").secretString("second")));

        assertThat(valueOf("shop")).isEqualTo("second");
        assertThat(await(this.secrets.getSecretValue(
                                (request) -> request.secretId("shop").versionStage("AWSPREVIOUS")))
                        .secretString())
                .isEqualTo("first");
    }

    @Test
    void refusesANameThatIsTaken() {
        create("shop", "first");

        assertThatThrownBy(() -> create("shop", "second"))
                .isInstanceOf(ResourceExistsException.class)
                .hasMessageContaining("The operation failed because the secret shop already exists.");
    }

    @Test
    void answersARepeatedCreateWithTheSameSecret() {
        String token = "0123456789012345678901234567890123";

        String first = createWithToken(token, "value");

        assertThat(createWithToken(token, "value")).isEqualTo(first);
        assertThatThrownBy(() -> createWithToken(token, "other")).isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void keepsADeletedNameForItsRecoveryWindow() {
        create("shop", "first");

        await(this.secrets.deleteSecret((request) -> request.secretId("shop")));

        assertThatThrownBy(() -> create("shop", "second"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("already scheduled for deletion");
        assertThatThrownBy(() -> valueOf("shop"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("marked for deletion");
    }

    @Test
    void restoresADeletedSecret() {
        create("shop", "first");
        await(this.secrets.deleteSecret((request) -> request.secretId("shop")));

        await(this.secrets.restoreSecret((request) -> request.secretId("shop")));

        assertThat(valueOf("shop")).isEqualTo("first");
    }

    @Test
    void freesTheNameOfASecretDeletedByForce() {
        create("shop", "first");

        await(this.secrets.deleteSecret((request) -> request.secretId("shop").forceDeleteWithoutRecovery(true)));

        assertThatThrownBy(() -> valueOf("shop")).isInstanceOf(ResourceNotFoundException.class);
        create("shop", "second");
    }

    @Test
    void refusesARecoveryWindowThatAwsDoesNotAllow() {
        create("shop", "first");

        assertThatThrownBy(() -> await(this.secrets.deleteSecret(
                        (request) -> request.secretId("shop").recoveryWindowInDays(3L))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("between 7 and 30 days");
    }

    @Test
    void generatesPasswordsByTheRulesGiven() {
        String password = await(this.secrets.getRandomPassword((request) ->
                        request.passwordLength(40L).excludePunctuation(true).excludeCharacters("abc0")))
                .randomPassword();

        assertThat(password)
                .hasSize(40)
                .matches("[A-Zd-z1-9]+")
                .matches(".*[A-Z].*")
                .matches(".*[1-9].*");
    }

    @Test
    void listsSecretsWithTheirTags() {
        await(this.secrets.createSecret((request) -> request.name("shop")
                .secretString("x")
                .tags(Tag.builder().key("slipway:app").value("shop").build())));

        assertThat(await(this.secrets.listSecrets()).secretList())
                .singleElement()
                .satisfies((secret) -> {
                    assertThat(secret.name()).isEqualTo("shop");
                    assertThat(secret.tags())
                            .singleElement()
                            .satisfies((tag) -> assertThat(tag.value()).isEqualTo("shop"));
                    assertThat(secret.secretVersionsToStages().values())
                            .singleElement()
                            .satisfies((stages) -> assertThat(stages).containsExactly("AWSCURRENT"));
                });
    }

    private void create(String name, String value) {
        await(this.secrets.createSecret((request) -> request.name(name).secretString(value)));
    }

    private String createWithToken(String token, String value) {
        return await(this.secrets.createSecret(
                        (request) -> request.name("shop").secretString(value).clientRequestToken(token)))
                .arn();
    }

    private String valueOf(String id) {
        return await(this.secrets.getSecretValue((request) -> request.secretId(id)))
                .secretString();
    }
}
