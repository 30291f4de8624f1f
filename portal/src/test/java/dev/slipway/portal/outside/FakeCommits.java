package dev.slipway.portal.outside;

import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.DeploymentBoard;
import dev.slipway.portal.source.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Default branches in memory, each a line of commits, and what is shown on them. */
public final class FakeCommits implements CommitHistory, DeploymentBoard {

    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();
    private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();
    private final Map<String, String> authors = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> checks = new ConcurrentHashMap<>();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();

    /** Puts a commit at the end of a repository's default branch, unless it is there. */
    public void grow(String repository, String commit) {
        List<String> line = this.lines.computeIfAbsent(repository, name -> new CopyOnWriteArrayList<>());
        if (!line.contains(commit)) {
            line.add(commit);
        }
    }

    /** Puts a commit on some other branch. */
    public void branchOff(String commit) {
        this.elsewhere.add(commit);
    }

    /** Says who wrote a commit. */
    public void writtenBy(String commit, String login) {
        this.authors.put(commit, login);
    }

    /** Says how a check of a commit went. */
    public void checked(String commit, String check, String state) {
        this.checks.put(commit, Map.of(check, state));
    }

    /** Returns what was shown, the oldest first. */
    public List<Notice> notices() {
        return List.copyOf(this.notices);
    }

    @Override
    public Mono<Relation> relation(Repository repository, String base, String head) {
        return Mono.fromSupplier(() -> {
            List<String> line = new ArrayList<>(this.lines.getOrDefault(repository.name(), List.of()));
            if (this.elsewhere.contains(head)) {
                return Relation.DIVERGED;
            }
            int from = base.equals(repository.defaultBranch()) ? line.size() - 1 : line.indexOf(base);
            int to = line.indexOf(head);
            if (from < 0 || to < 0) {
                return null;
            }
            return (from == to) ? Relation.IDENTICAL : (from < to) ? Relation.AHEAD : Relation.BEHIND;
        });
    }

    @Override
    public Mono<Map<String, String>> checks(Repository repository, String commit) {
        return Mono.fromSupplier(() -> this.checks.get(commit));
    }

    @Override
    public Mono<String> author(Repository repository, String commit) {
        return Mono.fromSupplier(() -> this.authors.get(commit));
    }

    /** Knows no contents, so nothing can be said of what differs. */
    @Override
    public Mono<Difference> compare(Repository repository, @Nullable String base, String head) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> show(long repository, Notice notice) {
        return Mono.fromRunnable(() -> this.notices.add(notice));
    }
}
