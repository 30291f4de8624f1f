package dev.slipway.portal.secret;

import static dev.slipway.sandbox.aws.SandboxClients.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.sandbox.aws.AwsInTests;
import dev.slipway.sandbox.aws.secrets.SecretsManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

/** Settings that refer to Secrets Manager, resolved by an application as it starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsManagerReferenceTests {

    private final AwsInTests aws;
    private String arn = "";

    SecretsManagerReferenceTests(@TempDir Path folder) {
        this.aws = AwsInTests.with(new SecretsManager(folder));
    }

    @BeforeAll
    void keepSecrets() {
        SecretsManagerAsyncClient secrets = this.aws.client(SecretsManagerAsyncClient.builder());
        this.arn = await(secrets.createSecret(
                        (create) -> create.name("slipway-portal/jenkins").secretString("open sesame")))
                .arn();
        await(secrets.createSecret((create) ->
                create.name("slipway-portal/all").secretString("{\"jenkins\": \"from a field\", \"number\": 7}")));
    }

    @AfterAll
    void stop() {
        this.aws.close();
    }

    @Test
    void findsASecretByNameByArnAndByField() {
        assertThat(resolved("aws:slipway-portal/jenkins")).isEqualTo("open sesame");
        assertThat(resolved("aws:" + this.arn)).isEqualTo("open sesame");
        assertThat(resolved("aws:slipway-portal/all#jenkins")).isEqualTo("from a field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:slipway-portal/nothing",
                "aws:slipway-portal/all#nothing",
                "aws:slipway-portal/all#number",
                "aws:slipway-portal/jenkins#field"
            })
    void aReferenceThatLeadsNowhereStopsTheStartAndTellsNoSecret(String reference) {
        String id = reference.replaceAll("aws:|#.*", "");

        assertThatExceptionOfType(RefusedSettings.class)
                .isThrownBy(() -> resolved(reference))
                .withMessageContaining("'" + id + "'")
                .satisfies((refused) -> assertThat(refused.toString() + refused.getCause())
                        .doesNotContain("open sesame", "from a field"));
    }

    private String resolved(String reference) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("slipway.jenkins.token", reference);
        settings.put("slipway.aws.endpoint", this.aws.door().address());
        settings.put("slipway.aws.access-key", "sandbox");
        settings.put("slipway.aws.secret-key", "sandbox");
        try (ConfigurableApplicationContext started = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .run()) {
            return started.getEnvironment().getRequiredProperty("slipway.jenkins.token");
        }
    }

    /** An application of nothing but its settings. */
    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
