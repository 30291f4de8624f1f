package dev.slipway.sandbox.github.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** What differs between two commits, file by file. */
public final class Changes {

    private static final int LONGEST_PATCH = 200_000;

    private final Repository repository;

    /** @param repository an open repository */
    public Changes(Repository repository) {
        this.repository = repository;
    }

    /**
     * One changed file.
     *
     * @param path path afterwards, or before if it was removed
     * @param formerPath path before a rename
     * @param kind what happened
     * @param blob id of the content afterwards, or before if it was removed
     * @param additions lines added
     * @param deletions lines removed
     * @param patch the change as text; null for binary and very long ones
     */
    public record FileChange(
            String path,
            @Nullable String formerPath,
            DiffEntry.ChangeType kind,
            ObjectId blob,
            int additions,
            int deletions,
            @Nullable String patch) {}

    /** Lists the files that a commit changes against its first parent. */
    public List<FileChange> of(RevCommit commit) {
        return between((commit.getParentCount() > 0) ? commit.getParent(0) : null, commit);
    }

    /** Lists the files that differ; against nothing when there is no base. */
    public List<FileChange> between(@Nullable RevCommit base, RevCommit head) {
        try (ByteArrayOutputStream text = new ByteArrayOutputStream();
                DiffFormatter formatter = new DiffFormatter(text)) {
            formatter.setRepository(this.repository);
            formatter.setDetectRenames(true);
            List<FileChange> changes = new ArrayList<>();
            for (DiffEntry entry : formatter.scan(base, head)) {
                changes.add(change(formatter, text, entry));
            }
            return changes;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static FileChange change(DiffFormatter formatter, ByteArrayOutputStream text, DiffEntry entry)
            throws IOException {
        FileHeader header = formatter.toFileHeader(entry);
        int additions = 0;
        int deletions = 0;
        for (Edit edit : header.toEditList()) {
            additions += edit.getLengthB();
            deletions += edit.getLengthA();
        }
        boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        boolean renamed = entry.getChangeType() == DiffEntry.ChangeType.RENAME;
        return new FileChange(
                removed ? entry.getOldPath() : entry.getNewPath(),
                renamed ? entry.getOldPath() : null,
                entry.getChangeType(),
                (removed ? entry.getOldId() : entry.getNewId()).toObjectId(),
                additions,
                deletions,
                patch(formatter, text, entry, header));
    }

    private static @Nullable String patch(
            DiffFormatter formatter, ByteArrayOutputStream text, DiffEntry entry, FileHeader header)
            throws IOException {
        if (header.getPatchType() != FileHeader.PatchType.UNIFIED) {
            return null;
        }
        text.reset();
        formatter.format(entry);
        formatter.flush();
        String patch = text.toString(StandardCharsets.UTF_8);
        int start = patch.indexOf("@@");
        return (start < 0 || patch.length() > LONGEST_PATCH)
                ? null
                : patch.substring(start).stripTrailing();
    }
}
