package dev.slipway.portal.secret;

import java.util.Map;
import org.springframework.core.env.Environment;

/** Secrets in variables of the environment: {@code env:JENKINS_TOKEN}. */
final class VariableSecrets implements SecretSource {

    private final Map<String, String> variables;

    VariableSecrets() {
        this(System.getenv());
    }

    VariableSecrets(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public String scheme() {
        return "env";
    }

    @Override
    public String read(String place, Environment settings) {
        String value = this.variables.get(place);
        if (value == null) {
            throw new RefusedSettings(
                    "The variable '%s' of the environment is not set, and a secret is to be there.".formatted(place),
                    "Set it where the portal is started.",
                    null);
        }
        return value;
    }
}
