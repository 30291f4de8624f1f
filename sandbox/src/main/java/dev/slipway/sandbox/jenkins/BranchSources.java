package dev.slipway.sandbox.jenkins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes the source that an item's configuration names, with the credential that the item may see. */
final class BranchSources {

    private final CredentialStore credentials;
    private final Path caches;
    /** Kept, so that a GitHub App's token is fetched once and not for every call. */
    private final Map<Credential, GitHubLogin> logins = new ConcurrentHashMap<>();

    BranchSources(CredentialStore credentials, Path caches) {
        this.credentials = credentials;
        this.caches = caches;
    }

    /** Returns the source of a multibranch project. */
    BranchSource of(Item project) throws IOException {
        ItemConfig.SourceConfig config = new ItemConfig(project.config())
                .source()
                .orElseThrow(() -> new IOException("%s has no branch source.".formatted(project.fullName())));
        if (!config.gitHub()) {
            return new GitSource(config.remote(), login(project, config.credentialsId()), this.caches);
        }
        Credential credential = this.credentials
                .visible(project.parent(), config.credentialsId())
                .orElseThrow(() -> new IOException(
                        "Could not find credentials entry with ID '%s'".formatted(config.credentialsId())));
        URI api = URI.create(config.apiUri());
        GitHubLogin login = this.logins.computeIfAbsent(credential, (key) -> new GitHubLogin(key, api));
        return new GitHubSource(config, new GitHubApi(api, login));
    }

    /** Returns the repository of a pipeline from SCM. */
    Optional<GitSource> ofPipeline(Item job) {
        return new ItemConfig(job.config())
                .scm()
                .map((scm) -> new GitSource(scm.url(), login(job, scm.credentialsId()), this.caches));
    }

    private BranchSource.@Nullable Login login(Item item, String credentialsId) {
        return this.credentials
                .visible(item.parent(), credentialsId)
                .filter((credential) -> credential.user() != null)
                .map((credential) -> new BranchSource.Login(String.valueOf(credential.user()), credential.secret()))
                .orElse(null);
    }
}
