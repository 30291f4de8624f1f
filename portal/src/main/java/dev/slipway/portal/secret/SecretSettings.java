package dev.slipway.portal.secret;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Puts secrets in the place of references to them, before anything is bound, and refuses those that stand in a settings
 * file as text.
 */
final class SecretSettings implements EnvironmentPostProcessor, Ordered {

    /** Every setting that is a secret; the keys of AWS first, since other secrets may be read with them. */
    static final List<String> KEYS = List.of(
            "slipway.aws.secret-key",
            "slipway.access.client-secret",
            "slipway.github.key",
            "slipway.github.webhook-secret",
            "slipway.jenkins.token",
            "slipway.notices.webhook",
            "spring.mail.password");

    private final Map<String, SecretSource> sources;

    SecretSettings() {
        this(SpringFactoriesLoader.forDefaultResourceLocation(SecretSettings.class.getClassLoader())
                .load(SecretSource.class));
    }

    SecretSettings(List<SecretSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(SecretSource::scheme, Function.identity()));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> secrets = new HashMap<>();
        environment.getPropertySources().addFirst(new MapPropertySource("secrets", secrets));
        for (String key : KEYS) {
            ConfigurationProperty given = find(environment, key);
            if (given != null && given.getValue() instanceof CharSequence text) {
                resolve(environment, given, text.toString(), secrets);
            }
        }
        PersonalTokens.refuse(environment);
    }

    private void resolve(
            ConfigurableEnvironment environment,
            ConfigurationProperty given,
            String text,
            Map<String, Object> secrets) {
        String key = given.getName().toString();
        String value = environment.resolvePlaceholders(text);
        int colon = value.indexOf(':');
        SecretSource source = colon < 0 ? null : this.sources.get(value.substring(0, colon));
        if (source != null) {
            String secret = source.read(value.substring(colon + 1), environment);
            if (secret.isBlank()) {
                throw new RefusedSettings(
                        "The secret that %s refers to, '%s', is empty.".formatted(key, value),
                        "Put the secret there.",
                        null);
            }
            secrets.put(key, secret);
        } else if (standsInAFile(given) && !text.contains("${")) {
            throw inAFile(given);
        }
    }

    private static @Nullable ConfigurationProperty find(ConfigurableEnvironment environment, String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean standsInAFile(ConfigurationProperty given) {
        ConfigurationPropertySource source = given.getSource();
        return source != null && source.getUnderlyingSource() instanceof OriginTrackedMapPropertySource;
    }

    private static RefusedSettings inAFile(ConfigurationProperty given) {
        String key = given.getName().toString();
        return new RefusedSettings(
                "%s is a secret and stands in a settings file (%s).".formatted(key, given.getOrigin()),
                "Write a reference there: 'file:<path>', 'env:<variable>' or 'aws:<id of a secret in Secrets Manager>'; or set the variable %s. Then change the secret, since files are copied."
                        .formatted(key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)),
                null);
    }
}
