package dev.slipway.portal.source.github;

import dev.slipway.portal.source.CommitHistory.Commit;
import dev.slipway.portal.source.CommitHistory.Difference;
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
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitUser;

/** What differs between two commits at GitHub, which lists 250 commits and 300 files of a comparison at most. */
final class GitHubDifference {

    private static final int MOST_COMMITS = 100;
    private static final int MOST_FILES = 300;

    private GitHubDifference() {}

    /** Compares; without a base, the last commits before the head are listed. */
    static Difference between(GHRepository repository, @Nullable String base, String head) throws IOException {
        Date made = repository.getCommit(head).getCommitDate();
        Instant committedAt = made == null ? null : made.toInstant();
        if (base == null) {
            return new Difference(committedAt, before(repository, head), List.of(), List.of(), false);
        }
        GHCompare forth = repository.getCompare(base, head);
        List<Commit> missing = forth.getBehindBy() > 0 ? commits(repository.getCompare(head, base)) : List.of();
        List<String> files = Arrays.stream(forth.getFiles())
                .map(GHCommit.File::getFileName)
                .limit(MOST_FILES)
                .toList();
        boolean whole =
                forth.getAheadBy() <= MOST_COMMITS && forth.getBehindBy() <= MOST_COMMITS && files.size() < MOST_FILES;
        return new Difference(committedAt, commits(forth), missing, files, whole);
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
