package dev.slipway.portal.secret;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses settings that would have the portal act at GitHub as a person. */
final class PersonalTokens {

    /** What GitHub's tokens of people, of their logins, and of installations begin with. */
    private static final Pattern TOKEN = Pattern.compile("(gh[pousr]_|github_pat_)\\S+");

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("slipway");
    private static final ConfigurationPropertyName GITHUB = ConfigurationPropertyName.of("slipway.github");
    private static final Set<String> OF_A_PERSON =
            Set.of("token", "oauthtoken", "user", "username", "login", "password");

    private PersonalTokens() {}

    /** @throws RefusedSettings when a setting of the portal is a token, or asks for a person's login */
    static void refuse(ConfigurableEnvironment environment) {
        ConfigurationPropertySources.get(environment).forEach((source) -> {
            if (source instanceof IterableConfigurationPropertySource settings) {
                settings.stream().filter(OURS::isAncestorOf).forEach((name) -> {
                    ConfigurationProperty given = settings.getConfigurationProperty(name);
                    if (given != null && (isOfAPerson(name) || isToken(given))) {
                        throw refusal(name);
                    }
                });
            }
        });
    }

    private static boolean isToken(ConfigurationProperty given) {
        return TOKEN.matcher(String.valueOf(given.getValue())).matches();
    }

    private static boolean isOfAPerson(ConfigurationPropertyName name) {
        return GITHUB.isParentOf(name)
                && OF_A_PERSON.contains(name.getLastElement(ConfigurationPropertyName.Form.UNIFORM));
    }

    private static RefusedSettings refusal(ConfigurationPropertyName name) {
        return new RefusedSettings(
                "%s would let the portal act at GitHub with somebody's own token.".formatted(name),
                "The portal acts as a GitHub App, with tokens that live an hour: set slipway.github.app-id and slipway.github.key-file (or slipway.github.key), delete this setting, and revoke the token.",
                null);
    }
}
