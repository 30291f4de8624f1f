package dev.slipway.sandbox.jenkins;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox's Jenkins is set up, as its administrator would by configuration as code.
 *
 * @param runnerModule the compiled module {@code sandbox/pipeline-runner}, which runs the builds
 * @param libraries shared libraries: folder by name; each has version {@code 1}
 * @param variables variables that every build sees, for example {@code SLIPWAY_URL}
 * @param credentials credentials of the system, which all folders may use
 * @param quietPeriod how long a build waits in the queue before it starts; 5 s on a fresh Jenkins
 * @param executors how many builds run at the same time
 * @param webhookSecret secret that signs GitHub's deliveries; null takes unsigned ones
 */
public record JenkinsSettings(
        Path runnerModule,
        Map<String, Path> libraries,
        Map<String, String> variables,
        List<Credential> credentials,
        Duration quietPeriod,
        int executors,
        @Nullable String webhookSecret) {

    /** Password of the user {@code admin}. */
    public static final String ADMIN_PASSWORD = "admin";

    /** User that the portal calls as. */
    public static final String PORTAL_USER = "slipway";

    /** API token of that user. */
    public static final String PORTAL_TOKEN = "slipway-token-of-jenkins";

    private static final Map<String, String> PASSWORDS = Map.of("admin", ADMIN_PASSWORD);
    private static final Map<String, String> TOKENS =
            Map.of(PORTAL_USER, PORTAL_TOKEN, "admin", "admin-token-of-jenkins");

    /** Copies the collections. */
    public JenkinsSettings {
        libraries = Map.copyOf(libraries);
        variables = Map.copyOf(variables);
        credentials = List.copyOf(credentials);
    }

    /** Settings with a real Jenkins's quiet period and two executors, and nothing else. */
    public static JenkinsSettings of(Path runnerModule) {
        return new JenkinsSettings(runnerModule, Map.of(), Map.of(), List.of(), Duration.ofSeconds(5), 2, null);
    }

    /** Returns these settings with a shared library. */
    public JenkinsSettings withLibrary(String name, Path folder) {
        return new JenkinsSettings(
                this.runnerModule,
                Map.of(name, folder),
                this.variables,
                this.credentials,
                this.quietPeriod,
                this.executors,
                this.webhookSecret);
    }

    /** Returns these settings with variables that every build sees. */
    public JenkinsSettings withVariables(Map<String, String> all) {
        return new JenkinsSettings(
                this.runnerModule,
                this.libraries,
                all,
                this.credentials,
                this.quietPeriod,
                this.executors,
                this.webhookSecret);
    }

    /** Returns these settings with credentials of the system. */
    public JenkinsSettings withCredentials(List<Credential> all) {
        return new JenkinsSettings(
                this.runnerModule,
                this.libraries,
                this.variables,
                all,
                this.quietPeriod,
                this.executors,
                this.webhookSecret);
    }

    /** Returns these settings with another quiet period. */
    public JenkinsSettings withQuietPeriod(Duration period) {
        return new JenkinsSettings(
                this.runnerModule,
                this.libraries,
                this.variables,
                this.credentials,
                period,
                this.executors,
                this.webhookSecret);
    }

    /** Returns these settings with a secret that GitHub's deliveries must be signed with. */
    public JenkinsSettings withWebhookSecret(String secret) {
        return new JenkinsSettings(
                this.runnerModule,
                this.libraries,
                this.variables,
                this.credentials,
                this.quietPeriod,
                this.executors,
                secret);
    }

    Optional<String> webhookSecretIfAny() {
        return Optional.ofNullable(this.webhookSecret);
    }

    static boolean isPassword(String user, String password) {
        return password.equals(PASSWORDS.get(user));
    }

    static boolean isToken(String user, String token) {
        return token.equals(TOKENS.get(user));
    }

    @Override
    public String toString() {
        return "JenkinsSettings[runnerModule=%s, libraries=%s]".formatted(this.runnerModule, this.libraries);
    }
}
