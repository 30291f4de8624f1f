package dev.slipway.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Makes commits that change one file; no branch is moved. */
public final class FileCommit {

    private final Repository repository;

    /** @param repository an open repository */
    public FileCommit(Repository repository) {
        this.repository = repository;
    }

    /**
     * Makes a commit that writes a file.
     *
     * @param parent commit to start from; null for the first of a repository
     */
    public ObjectId write(@Nullable RevCommit parent, String path, byte[] content, String message, Author author) {
        try (ObjectInserter inserter = this.repository.newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, content);
            DirCache tree = read(parent);
            DirCacheEditor editor = tree.editor();
            editor.add(new DirCacheEditor.PathEdit(path) {
                @Override
                public void apply(DirCacheEntry entry) {
                    if (entry.getRawMode() == 0) {
                        entry.setFileMode(FileMode.REGULAR_FILE);
                    }
                    entry.setObjectId(blob);
                }
            });
            editor.finish();
            return commit(inserter, tree, parent, message, author);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Makes a commit that removes a file. */
    public ObjectId remove(RevCommit parent, String path, String message, Author author) {
        try (ObjectInserter inserter = this.repository.newObjectInserter()) {
            DirCache tree = read(parent);
            DirCacheEditor editor = tree.editor();
            editor.add(new DirCacheEditor.DeletePath(path));
            editor.finish();
            return commit(inserter, tree, parent, message, author);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private DirCache read(@Nullable RevCommit parent) throws IOException {
        DirCache tree = DirCache.newInCore();
        if (parent != null) {
            DirCacheBuilder builder = tree.builder();
            try (ObjectReader reader = this.repository.newObjectReader()) {
                builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, parent.getTree());
            }
            builder.finish();
        }
        return tree;
    }

    private static ObjectId commit(
            ObjectInserter inserter, DirCache tree, @Nullable RevCommit parent, String message, Author author)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree.writeTree(inserter));
        if (parent != null) {
            commit.setParentId(parent);
        }
        commit.setAuthor(author.ident());
        commit.setCommitter(author.ident());
        commit.setMessage(message);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return id;
    }
}
