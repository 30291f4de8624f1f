package dev.slipway.portal.source.github;

import dev.slipway.portal.source.CommitComparison;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHCompare;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitUser;
import org.kohsuke.github.HttpException;
import reactor.core.publisher.Mono;

/** {@link CommitComparison} at GitHub, which lists 250 commits and 300 files of a comparison at most. */
final class GitHubCommitComparison implements CommitComparison {

    private static final int MOST_COMMITS = 100;
    private static final int MOST_FILES = 300;
    private static final int UNKNOWN_COMMIT = 422;

    private final GitHubClient client;
    private final GitHubCalls calls;
    private final GitHubProperties settings;
    private final String organisation;

    GitHubCommitComparison(GitHubClient client, GitHubCalls calls, GitHubProperties settings, String organisation) {
        this.client = client;
        this.calls = calls;
        this.settings = settings;
        this.organisation = organisation;
    }

    @Override
    public Mono<Difference> compare(String repository, @Nullable String base, String head) {
        return this.calls.call(
                "compare commits of '%s'".formatted(repository),
                this.settings.timeout(),
                () -> difference(repository, base, head));
    }

    private @Nullable Difference difference(String name, @Nullable String base, String head) throws IOException {
        try {
            long id = this.client
                    .everywhere(Grant.SEE)
                    .getRepository(this.organisation + "/" + name)
                    .getId();
            GHRepository repository = this.client.repository(id, Grant.READ);
            Date made = repository.getCommit(head).getCommitDate();
            Instant committedAt = made == null ? null : made.toInstant();
            if (base == null) {
                return new Difference(committedAt, before(repository, head), List.of(), List.of(), false);
            }
            GHCompare forth = repository.getCompare(base, head);
            List<Commit> missing =
                    forth.getBehindBy() > 0 ? commits(repository.getCompare(head, base)) : List.<Commit>of();
            List<String> files = Arrays.stream(forth.getFiles())
                    .map(GHCommit.File::getFileName)
                    .limit(MOST_FILES)
                    .toList();
            boolean whole = forth.getAheadBy() <= MOST_COMMITS
                    && forth.getBehindBy() <= MOST_COMMITS
                    && files.size() < MOST_FILES;
            return new Difference(committedAt, commits(forth), missing, files, whole);
        } catch (GHFileNotFoundException ex) {
            return null;
        } catch (HttpException ex) {
            // So GitHub says that it has no commit of this id, as after a force push and its clean-up.
            if (ex.getResponseCode() == UNKNOWN_COMMIT) {
                return null;
            }
            throw ex;
        }
    }

    private static List<Commit> commits(GHCompare compared) {
        List<Commit> commits = new ArrayList<>();
        for (GHCompare.Commit each : compared.getCommits()) {
            // What GHCommit itself would tell is not filled in for commits of a comparison.
            GHCompare.InnerCommit inner = each.getCommit();
            GitUser author = inner.getAuthor();
            commits.add(new Commit(each.getSHA1(), inner.getMessage(), author == null ? null : author.getName()));
        }
        Collections.reverse(commits);
        return commits.stream().limit(MOST_COMMITS).toList();
    }

    private static List<Commit> before(GHRepository repository, String head) throws IOException {
        List<Commit> commits = new ArrayList<>();
        for (GHCommit each :
                repository.queryCommits().from(head).pageSize(MOST_COMMITS).list()) {
            commits.add(commit(each));
            if (commits.size() == MOST_COMMITS) {
                break;
            }
        }
        return commits;
    }

    private static Commit commit(GHCommit commit) throws IOException {
        GHCommit.ShortInfo info = commit.getCommitShortInfo();
        return new Commit(
                commit.getSHA1(),
                info.getMessage(),
                info.getAuthor() == null ? null : info.getAuthor().getName());
    }
}
