package dev.slipway.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Files and folders of a commit. */
public final class Trees {

    private final Repository repository;

    /** @param repository an open repository */
    public Trees(Repository repository) {
        this.repository = repository;
    }

    /**
     * A file or folder.
     *
     * @param path path from the root
     * @param id id of the blob or tree
     * @param mode how git stores it
     * @param size bytes of a file, 0 for a folder
     */
    public record Entry(String path, ObjectId id, FileMode mode, long size) {

        /** Returns the last segment of the path. */
        public String name() {
            return this.path.substring(this.path.lastIndexOf('/') + 1);
        }

        /** Returns whether it is a folder. */
        public boolean isFolder() {
            return this.mode == FileMode.TREE;
        }
    }

    /** Finds a file or folder by path. */
    public Optional<Entry> find(RevCommit commit, String path) {
        if (path.isEmpty()) {
            return Optional.of(new Entry("", commit.getTree(), FileMode.TREE, 0));
        }
        try (ObjectReader reader = this.repository.newObjectReader();
                TreeWalk walk = TreeWalk.forPath(reader, path, commit.getTree())) {
            return (walk != null) ? Optional.of(entry(reader, walk)) : Optional.empty();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Lists a tree. */
    public List<Entry> list(Entry folder, boolean recursive) {
        List<Entry> entries = new ArrayList<>();
        try (ObjectReader reader = this.repository.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.reset(folder.id());
            walk.setRecursive(false);
            while (walk.next()) {
                Entry entry = entry(reader, walk);
                String prefix = folder.path().isEmpty() ? "" : folder.path() + "/";
                entries.add(new Entry(prefix + entry.path(), entry.id(), entry.mode(), entry.size()));
                if (recursive && walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
            return entries;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Reads a file of at most {@code limit} bytes; empty when it is longer. */
    public Optional<byte[]> read(ObjectId blob, int limit) {
        try (ObjectReader reader = this.repository.newObjectReader()) {
            if (reader.getObjectSize(blob, Constants.OBJ_BLOB) > limit) {
                return Optional.empty();
            }
            return Optional.of(reader.open(blob, Constants.OBJ_BLOB).getBytes(limit));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static Entry entry(ObjectReader reader, TreeWalk walk) throws IOException {
        FileMode mode = walk.getFileMode(0);
        ObjectId id = walk.getObjectId(0);
        boolean file = mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE || mode == FileMode.SYMLINK;
        return new Entry(walk.getPathString(), id, mode, file ? reader.getObjectSize(id, Constants.OBJ_BLOB) : 0);
    }
}
