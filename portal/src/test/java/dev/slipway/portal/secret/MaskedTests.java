package dev.slipway.portal.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.AppenderAttachable;
import dev.slipway.portal.Conflict;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.OutsideFault;
import dev.slipway.portal.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTests {

    static final List<String> SECRETS = List.of(
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "github_pat_11AAAAAAA0aaaaaaaaaaaa_bbbbbbbbbbbbbbbbbbbbbb",
            "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
            "slw_9vXh3kPq8sTz1bNc7dWf5gYj2mRk4aLe6uQo0iSx",
            "AKIAIOSFODNN7EXAMPLE",
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJkYW5hIn0.c2lnbmF0dXJl",
            "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG\n-----END PRIVATE KEY-----");

    @ParameterizedTest
    @FieldSource("SECRETS")
    void leavesNothingOfASecret(String secret) {
        String masked = Masked.in("Jenkins said: " + secret + " is wrong.");

        assertThat(masked).isEqualTo("Jenkins said: *** is wrong.");
    }

    @Test
    void keepsWhatLeadsToASecret() {
        assertThat(Masked.in("Authorization: Bearer abcdefghijklmnop")).isEqualTo("Authorization: Bearer ***");
        assertThat(Masked.in("http://dana:pass-word@git.example/a.git")).isEqualTo("http://***@git.example/a.git");
        assertThat(Masked.in("/login?password=hunter22&next=/")).isEqualTo("/login?password=***&next=/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The token of the pipeline of shop does not allow 'deploy:prod'.",
                "http://localhost:8080/apps/shop?search=token",
                "sha256:9b8e4c1f3a5d7e2b6c0f9a8d7e6b5c4a3f2e1d0c9b8a7f6e5d4c3b2a1f0e9d8c",
                "Basic settings are in order, secret: none"
            })
    void leavesOtherTextAlone(String text) {
        assertThat(Masked.in(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @FieldSource("SECRETS")
    void noExceptionForPeopleHoldsASecret(String secret) {
        assertThat(OutsideFault.lasting("Jenkins", secret, null)).hasMessage("***");
        assertThat(new Conflict(secret, null)).hasMessage("***");
        assertThat(new Refused(secret, null)).hasMessage("***");
        assertThat(new NotFound(secret)).hasMessage("***");
        assertThat(new InvalidInput("name", secret)).hasMessage("***");
    }

    @ParameterizedTest
    @FieldSource("SECRETS")
    void noLineOfTheLogHoldsASecret(String secret) {
        LoggerContext context = configured(Map.of());
        LoggingEvent event = new LoggingEvent(
                "",
                context.getLogger("test"),
                Level.ERROR,
                "It failed with " + secret,
                new IllegalStateException("outer", new IllegalArgumentException(secret)),
                null);

        String line = new String(console(context).getEncoder().encode(event), StandardCharsets.UTF_8);

        assertThat(line)
                .contains("It failed with ***", "IllegalArgumentException: ***")
                .doesNotContain(secret);
        context.stop();
    }

    @Test
    void logsToAFileWhereOneIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("slipway.log");
        LoggerContext context = configured(
                Map.of("LOG_FILE", file.toString(), "FILE_LOG_PATTERN", "%m%n%wEx", "FILE_LOG_THRESHOLD", "TRACE"));

        context.getLogger("test").info("The token is " + SECRETS.get(0), new IllegalStateException(SECRETS.get(0)));
        context.stop();

        assertThat(file)
                .content()
                .contains("The token is ***", "IllegalStateException: ***")
                .doesNotContain(SECRETS.get(0));
        assertThat(configured(Map.of()).getLogger("ROOT").getAppender("FILE")).isNull();
    }

    private static LoggerContext configured(Map<String, String> properties) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        properties.forEach(context::putProperty);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Objects.requireNonNull(MaskedTests.class.getResource("/logback-spring.xml")));
        } catch (JoranException ex) {
            throw new IllegalStateException(ex);
        }
        return context;
    }

    @SuppressWarnings("unchecked")
    private static ConsoleAppender<LoggingEvent> console(LoggerContext context) {
        AppenderAttachable<?> root = context.getLogger("ROOT");
        return (ConsoleAppender<LoggingEvent>) (ConsoleAppender<?>) Objects.requireNonNull(root.getAppender("CONSOLE"));
    }
}
