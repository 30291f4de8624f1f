package dev.slipway.portal.source.github;

import dev.slipway.portal.source.FirstCommit;
import dev.slipway.portal.template.RenderedFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * A first commit, made in memory and pushed as one git push.
 *
 * <p>The same files, message, author and time give the same commit, on whichever machine: no folder is left behind, and a
 * repeat recognises its own work by the id.
 */
final class FirstPush implements AutoCloseable {

    private final Repository repository;
    private final ObjectId commit;

    private FirstPush(Repository repository, ObjectId commit) {
        this.repository = repository;
        this.commit = commit;
    }

    /** Makes the commit. */
    static FirstPush of(FirstCommit commit) throws IOException {
        Repository repository = new InMemoryRepository(new DfsRepositoryDescription("first commit"));
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            PersonIdent author =
                    new PersonIdent(commit.authorName(), commit.authorMail(), commit.when(), ZoneOffset.UTC);
            CommitBuilder builder = new CommitBuilder();
            builder.setTreeId(treeOf(commit.files(), inserter));
            builder.setAuthor(author);
            builder.setCommitter(author);
            builder.setMessage(commit.message());
            ObjectId id = inserter.insert(builder);
            inserter.flush();
            return new FirstPush(repository, id);
        }
    }

    /** Returns the commit's full id. */
    String id() {
        return this.commit.name();
    }

    /**
     * Pushes it to a branch that does not exist yet.
     *
     * @return whether the branch is there now and points at it; not when somebody else made it before
     */
    boolean push(String address, String branch, String token, Duration limit) throws IOException {
        try (Transport transport = Transport.open(this.repository, new URIish(address))) {
            transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider("x-access-token", token));
            transport.setTimeout((int) limit.toSeconds());
            String ref = Constants.R_HEADS + branch;
            RemoteRefUpdate update =
                    new RemoteRefUpdate(this.repository, id(), this.commit, ref, false, null, ObjectId.zeroId());
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            return switch (update.getStatus()) {
                case OK, UP_TO_DATE -> true;
                default -> false;
            };
        } catch (URISyntaxException ex) {
            throw new IOException("The address to push to is not one: " + address, ex);
        }
    }

    @Override
    public void close() {
        this.repository.close();
    }

    private static ObjectId treeOf(List<RenderedFile> files, ObjectInserter inserter) throws IOException {
        DirCache tree = DirCache.newInCore();
        DirCacheBuilder builder = tree.builder();
        for (RenderedFile file : files) {
            DirCacheEntry entry = new DirCacheEntry(file.path());
            entry.setFileMode(file.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.content()));
            builder.add(entry);
        }
        builder.finish();
        return tree.writeTree(inserter);
    }
}
