package dev.slipway.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** The commits of a repository and how they follow each other. */
public final class History {

    private final Repository repository;

    /** @param repository an open repository */
    public History(Repository repository) {
        this.repository = repository;
    }

    /** Finds a commit by branch, tag, full ref or id (short ids too). */
    public Optional<RevCommit> find(String revision) {
        try (RevWalk walk = new RevWalk(this.repository)) {
            ObjectId id = resolve(revision);
            return (id != null) ? Optional.of(walk.parseCommit(id)) : Optional.empty();
        } catch (MissingObjectException | IncorrectObjectTypeException ex) {
            return Optional.empty();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Lists commits from one backwards, newest first.
     *
     * @param path only commits that change it, if given
     */
    public List<RevCommit> log(RevCommit from, @Nullable String path, int skip, int limit) {
        try (RevWalk walk = new RevWalk(this.repository)) {
            walk.sort(RevSort.COMMIT_TIME_DESC);
            if (path != null && !path.isEmpty()) {
                walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
            }
            walk.markStart(walk.parseCommit(from));
            return collect(walk, skip, limit);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Lists the commits that are in one line and not in the other, oldest first. */
    public List<RevCommit> between(RevCommit base, RevCommit head) {
        try (RevWalk walk = new RevWalk(this.repository)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            walk.markStart(walk.parseCommit(head));
            walk.markUninteresting(walk.parseCommit(base));
            return collect(walk, 0, Integer.MAX_VALUE);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Finds the commit where two lines parted; empty for lines that have nothing in common. */
    public Optional<RevCommit> mergeBase(RevCommit one, RevCommit other) {
        try (RevWalk walk = new RevWalk(this.repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            RevCommit base = walk.next();
            if (base == null) {
                return Optional.empty();
            }
            walk.parseBody(base);
            return Optional.of(base);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Says whether every commit of the first is in the second too. */
    public boolean contains(ObjectId descendant, ObjectId ancestor) {
        try (RevWalk walk = new RevWalk(this.repository)) {
            return walk.isMergedInto(walk.parseCommit(ancestor), walk.parseCommit(descendant));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private @Nullable ObjectId resolve(String revision) throws IOException {
        try {
            // Branches win over anything else that revision syntax could mean.
            ObjectId branch = new Branches(this.repository).head(revision).orElse(null);
            return (branch != null) ? branch : this.repository.resolve(revision + "^{commit}");
        } catch (RevisionSyntaxException ex) {
            return null;
        }
    }

    private static List<RevCommit> collect(RevWalk walk, int skip, int limit) throws IOException {
        List<RevCommit> commits = new ArrayList<>();
        int position = 0;
        for (RevCommit commit = walk.next(); commit != null && commits.size() < limit; commit = walk.next()) {
            if (position++ >= skip) {
                walk.parseBody(commit);
                commits.add(commit);
            }
        }
        return commits;
    }
}
