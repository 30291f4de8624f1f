package dev.slipway.sandbox.jenkins;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A credential, with its secret.
 *
 * @param kind what it is
 * @param id its id, unique in its store
 * @param description words for people
 * @param user user name; for a GitHub App its id; null for a secret text
 * @param secret password, text, or private key in PKCS#8
 * @param apiUri for a GitHub App, the address of GitHub's API; else null
 * @param owner for a GitHub App, the organisation that installed it; else null
 */
public record Credential(
        Kind kind,
        String id,
        String description,
        @Nullable String user,
        String secret,
        @Nullable URI apiUri,
        @Nullable String owner) {

    /** The kinds of credentials, as their plugins call them. */
    public enum Kind {
        SECRET_TEXT("org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl", "Secret text"),
        USERNAME_PASSWORD(
                "com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl", "Username with password"),
        GITHUB_APP("org.jenkinsci.plugins.github__branch__source.GitHubAppCredentials", "GitHub App");

        private final String element;
        private final String typeName;

        Kind(String element, String typeName) {
            this.element = element;
            this.typeName = typeName;
        }

        /** Returns the name of the XML element. */
        String element() {
            return this.element;
        }

        /** Returns the name for people. */
        String typeName() {
            return this.typeName;
        }
    }

    /** A GitHub App with its private key, for checkout and for GitHub's API. */
    public static Credential gitHubApp(String id, String appId, String privateKey, URI apiUri, String owner) {
        return new Credential(Kind.GITHUB_APP, id, "", appId, privateKey, apiUri, owner);
    }

    /** A user name with its password. */
    public static Credential usernamePassword(String id, String user, String password) {
        return new Credential(Kind.USERNAME_PASSWORD, id, "", user, password, null, null);
    }

    /** A secret text. */
    public static Credential secretText(String id, String text) {
        return new Credential(Kind.SECRET_TEXT, id, "", null, text, null, null);
    }

    @Override
    public String toString() {
        return "Credential[%s %s]".formatted(this.kind, this.id);
    }
}
