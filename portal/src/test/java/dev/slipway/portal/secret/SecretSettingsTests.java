package dev.slipway.portal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

class SecretSettingsTests {

    static final List<String> KEYS = SecretSettings.KEYS;

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), "s3cret\n");
        file("slipway.jenkins.token: file:" + secret);

        assertThat(resolved("slipway.jenkins.token")).isEqualTo("s3cret");
    }

    @Test
    void readsAVariable() {
        file("slipway.jenkins.token: env:JENKINS_TOKEN");

        assertThat(resolved("slipway.jenkins.token")).isEqualTo("from-a-variable");
    }

    @Test
    void asksTheSourceThatTheReferenceNames() {
        file("slipway.github.key: kept:app-key");

        assertThat(resolved("slipway.github.key")).isEqualTo("the secret app-key");
    }

    @Test
    void takesASecretThatIsSetInTheEnvironment() {
        this.environment
                .getPropertySources()
                .addFirst(new MapPropertySource("variables", Map.of("slipway.jenkins.token", "s3cret")));

        assertThat(resolved("slipway.jenkins.token")).isEqualTo("s3cret");
    }

    @ParameterizedTest
    @FieldSource("KEYS")
    void refusesASecretThatStandsInASettingsFile(String key) {
        file(key + ": s3cret");

        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        RefusedSettings.class,
                        (refused) -> assertThat(refused.remedy())
                                .contains("'file:<path>'", "SLIPWAY_".substring(0, key.startsWith("slipway") ? 8 : 0)))
                .hasMessageContaining(key)
                .hasMessageContaining("settings file")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/nowhere/at/all", "env:NOBODY_SET_THIS"})
    void saysWhereASecretIsMissing(String reference) {
        file("slipway.jenkins.token: " + reference);

        assertThatThrownBy(this::start)
                .isInstanceOf(RefusedSettings.class)
                .hasMessageContaining(reference.substring(reference.indexOf(':') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slipway.github.token: anything",
                "slipway.github.password: anything",
                "slipway.github.oauth-token: anything",
                "slipway.github.webhook-secret: ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "slipway.notice.text: github_pat_11AAAAAAA0aaaaaaaaaaaa_bbbbbbbbbbbbbbbbbbbbbb",
                "slipway.jenkins.token: gho_16C7e42F292c6912E7710c838347Ae178B4a"
            })
    void refusesTokensOfPeople(String line) {
        Map<String, Object> settings =
                Map.of(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
        this.environment.getPropertySources().addFirst(new MapPropertySource("variables", settings));

        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        RefusedSettings.class,
                        (refused) -> assertThat(refused.remedy()).contains("slipway.github.key-file"))
                .hasMessageContaining("somebody's own token")
                .hasMessageNotContaining("16C7e42F")
                .hasMessageNotContaining("11AAAA");
    }

    @Test
    void startsWithAnApp() {
        file("slipway.github: {app-id: 1001, key-file: /run/secrets/app.pem, url: https://github.com}");

        start();
    }

    private String resolved(String key) {
        start();
        return String.valueOf(this.environment.getProperty(key));
    }

    private void start() {
        new SecretSettings(List.of(
                        new FileSecrets(), new VariableSecrets(Map.of("JENKINS_TOKEN", "from-a-variable")), new Kept()))
                .postProcessEnvironment(this.environment, new SpringApplication());
    }

    private void file(String yaml) {
        try {
            new YamlPropertySourceLoader()
                    .load("application.yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                    .forEach(this.environment.getPropertySources()::addLast);
        } catch (IOException ex) {
            throw new IllegalArgumentException(yaml, ex);
        }
    }

    /** A place that has every secret. */
    private static final class Kept implements SecretSource {

        @Override
        public String scheme() {
            return "kept";
        }

        @Override
        public String read(String place, Environment settings) {
            return "the secret " + place;
        }
    }
}
