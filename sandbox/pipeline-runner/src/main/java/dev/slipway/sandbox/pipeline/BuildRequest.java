package dev.slipway.sandbox.pipeline;

import groovy.json.JsonSlurperClassic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the controller asks this program to run, read from the first line of standard input.
 *
 * @param script text of the Jenkinsfile
 * @param scriptPath where it was found in the repository, for messages
 * @param workspace folder in which the steps work
 * @param buildFolder folder of this build's log, reports and artifacts
 * @param environment variables of the build
 * @param parameters values of the build's parameters
 * @param source where {@code checkout scm} gets the code; null for a pipeline that stands in the job itself
 * @param credentials what the build may use, by id
 * @param libraries folders of the shared libraries, by name
 * @param previousResult result of the build before; null for the first
 */
public record BuildRequest(
        String script,
        String scriptPath,
        Path workspace,
        Path buildFolder,
        Map<String, String> environment,
        Map<String, Object> parameters,
        @Nullable Source source,
        Map<String, Credential> credentials,
        Map<String, SharedLibrary> libraries,
        @Nullable String previousResult) {

    /**
     * A revision of a repository.
     *
     * @param url clone address
     * @param credentialsId credential for it; null for none
     * @param branch branch that holds the commit
     * @param commit the commit
     * @param intoBranch for a pull request, the branch it is to be merged with; else null
     * @param intoCommit for a pull request, the commit of that branch; else null
     */
    public record Source(
            String url,
            @Nullable String credentialsId,
            String branch,
            String commit,
            @Nullable String intoBranch,
            @Nullable String intoCommit) {}

    /**
     * A credential, with its secret.
     *
     * @param user user name; null for a secret text
     * @param secret password or text
     */
    public record Credential(@Nullable String user, String secret) {

        @Override
        public String toString() {
            return "Credential[user=%s, secret=***]".formatted(this.user);
        }
    }

    /**
     * A shared library as the controller has configured it.
     *
     * @param folder folder with {@code vars}, {@code src} and {@code resources}
     * @param version the only version there is
     */
    public record SharedLibrary(Path folder, String version) {}

    /** Reads a request from its JSON text. */
    @SuppressWarnings("unchecked")
    public static BuildRequest parse(String json) {
        Map<String, Object> all = (Map<String, Object>) new JsonSlurperClassic().parseText(json);
        Map<String, Credential> credentials = new TreeMap<>();
        ((Map<String, Map<String, String>>) required(all, "credentials"))
                .forEach((id, credential) ->
                        credentials.put(id, new Credential(credential.get("user"), required(credential, "secret"))));
        Map<String, SharedLibrary> libraries = new TreeMap<>();
        ((Map<String, Map<String, String>>) required(all, "libraries"))
                .forEach((name, library) -> libraries.put(
                        name, new SharedLibrary(Path.of(required(library, "folder")), required(library, "version"))));
        return new BuildRequest(
                (String) required(all, "script"),
                (String) required(all, "scriptPath"),
                Path.of((String) required(all, "workspace")),
                Path.of((String) required(all, "buildFolder")),
                (Map<String, String>) required(all, "environment"),
                (Map<String, Object>) required(all, "parameters"),
                source((Map<String, String>) all.get("source")),
                credentials,
                libraries,
                (String) all.get("previousResult"));
    }

    /** Returns the values of all secrets, which the log must not show. */
    public List<String> secrets() {
        return this.credentials.values().stream().map(Credential::secret).toList();
    }

    private static @Nullable Source source(@Nullable Map<String, String> source) {
        if (source == null) {
            return null;
        }
        return new Source(
                required(source, "url"),
                source.get("credentialsId"),
                required(source, "branch"),
                required(source, "commit"),
                source.get("intoBranch"),
                source.get("intoCommit"));
    }

    private static <T> T required(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), () -> "The request lacks '" + key + "'.");
    }
}
