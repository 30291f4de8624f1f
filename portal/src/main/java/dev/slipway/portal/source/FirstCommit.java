package dev.slipway.portal.source;

import dev.slipway.portal.template.RenderedFile;
import java.time.Instant;
import java.util.List;

/**
 * The commit that fills an empty repository.
 *
 * @param files every file of the tree
 * @param message commit message
 * @param authorName name of the author
 * @param authorMail mail address of the author
 * @param when author and committer time; fixed by the run, so that a repeat gives the same commit id
 */
public record FirstCommit(
        List<RenderedFile> files, String message, String authorName, String authorMail, Instant when) {

    /** Copies the files. */
    public FirstCommit {
        files = List.copyOf(files);
    }
}
