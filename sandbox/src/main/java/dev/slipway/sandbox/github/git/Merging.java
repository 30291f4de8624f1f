package dev.slipway.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.Merger;
import org.eclipse.jgit.revwalk.RevCommit;

/** Brings two lines of commits together; no branch is moved. */
public final class Merging {

    private final Repository repository;

    /** @param repository an open repository */
    public Merging(Repository repository) {
        this.repository = repository;
    }

    /** Says whether both fit together without a conflict; nothing is stored. */
    public boolean fits(RevCommit base, RevCommit head) {
        try {
            return MergeStrategy.RECURSIVE.newMerger(this.repository, true).merge(false, base, head);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Makes a merge commit with both as parents; empty when they conflict. */
    public Optional<ObjectId> merge(RevCommit base, RevCommit head, String message, Author author) {
        return combine(base, head, List.of(base, head), message, author);
    }

    /** Makes one commit on top of the base that holds all changes of the head; empty when they conflict. */
    public Optional<ObjectId> squash(RevCommit base, RevCommit head, String message, Author author) {
        return combine(base, head, List.of(base), message, author);
    }

    private Optional<ObjectId> combine(
            RevCommit base, RevCommit head, List<RevCommit> parents, String message, Author author) {
        try (ObjectInserter inserter = this.repository.newObjectInserter()) {
            Merger merger = MergeStrategy.RECURSIVE.newMerger(this.repository, true);
            if (!merger.merge(base, head)) {
                return Optional.empty();
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(merger.getResultTreeId());
            commit.setParentIds(parents);
            commit.setAuthor(author.ident());
            commit.setCommitter(author.ident());
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return Optional.of(id);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
