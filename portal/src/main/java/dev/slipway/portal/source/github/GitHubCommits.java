package dev.slipway.portal.source.github;

import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.Repository;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommitStatus;
import org.kohsuke.github.GHUser;
import reactor.core.publisher.Mono;

/** {@link CommitHistory} at GitHub. */
final class GitHubCommits implements CommitHistory {

    private final GitHubClient client;
    private final GitHubCalls calls;
    private final Duration limit;

    GitHubCommits(GitHubClient client, GitHubCalls calls, Duration limit) {
        this.client = client;
        this.calls = calls;
        this.limit = limit;
    }

    @Override
    public Mono<Relation> relation(Repository repository, String base, String head) {
        return call(
                "compare two commits of '%s'".formatted(repository.name()),
                () -> Relation.valueOf(this.client
                        .repository(repository.id(), Grant.READ)
                        .getCompare(base, head)
                        .getStatus()
                        .name()
                        .toUpperCase(Locale.ROOT)));
    }

    @Override
    public Mono<Map<String, String>> checks(Repository repository, String commit) {
        return call("read the checks of a commit of '%s'".formatted(repository.name()), () -> {
            Map<String, String> newest = new TreeMap<>();
            for (GHCommitStatus status :
                    this.client.repository(repository.id(), Grant.READ_CHECKS).listCommitStatuses(commit)) {
                // GitHub lists the newest first.
                newest.putIfAbsent(status.getContext(), status.getState().name().toLowerCase(Locale.ROOT));
            }
            return newest;
        });
    }

    @Override
    public Mono<String> author(Repository repository, String commit) {
        return call("read a commit of '%s'".formatted(repository.name()), () -> {
            GHUser author = this.client
                    .repository(repository.id(), Grant.READ)
                    .getCommit(commit)
                    .getAuthor();
            return (author != null) ? author.getLogin() : null;
        });
    }

    @Override
    public Mono<Difference> compare(Repository repository, @Nullable String base, String head) {
        return call(
                "compare commits of '%s'".formatted(repository.name()),
                () -> GitHubDifference.between(this.client.repository(repository.id(), Grant.READ), base, head));
    }

    /** What GitHub does not know is no fault here: the caller has named it. */
    private <T> Mono<T> call(String what, Read<T> read) {
        return this.calls.call(what, this.limit, () -> {
            try {
                return read.read();
            } catch (IOException ex) {
                if (GitHubFaults.hasStatus(ex, 404) || GitHubFaults.hasStatus(ex, 422)) {
                    return null;
                }
                throw ex;
            }
        });
    }

    /** A call that may find nothing. */
    private interface Read<T> {

        @Nullable
        T read() throws IOException;
    }
}
