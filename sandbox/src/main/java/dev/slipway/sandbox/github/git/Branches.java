package dev.slipway.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** The names in a repository that point at commits: branches, tags and any other ref. */
public final class Branches {

    private final Repository repository;

    /** @param repository an open repository */
    public Branches(Repository repository) {
        this.repository = repository;
    }

    /** Returns the short names of all branches, in order. */
    public List<String> names() {
        return refs(Constants.R_HEADS).stream()
                .map((ref) -> ref.getName().substring(Constants.R_HEADS.length()))
                .sorted()
                .toList();
    }

    /** Finds the head of a branch. */
    public Optional<ObjectId> head(String branch) {
        return target(Constants.R_HEADS + branch);
    }

    /** Finds what a full ref points at. */
    public Optional<ObjectId> target(String ref) {
        try {
            return Optional.ofNullable(this.repository.exactRef(ref)).map(Ref::getObjectId);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Returns all refs below a prefix. */
    public List<Ref> refs(String prefix) {
        try {
            return this.repository.getRefDatabase().getRefsByPrefix(prefix);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /**
     * Moves a ref, or makes it.
     *
     * @param expected what it must point at before; {@link ObjectId#zeroId()} when it must not exist
     * @param force whether commits may get lost
     * @return whether it was moved; not when somebody else was faster or commits would get lost
     */
    public boolean move(String ref, ObjectId expected, ObjectId target, boolean force) {
        try {
            RefUpdate update = this.repository.updateRef(ref);
            update.setExpectedOldObjectId(expected);
            update.setNewObjectId(target);
            update.setForceUpdate(force);
            return switch (update.update()) {
                case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> true;
                default -> false;
            };
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Removes a ref. */
    public void remove(String ref) {
        try {
            RefUpdate update = this.repository.updateRef(ref);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
