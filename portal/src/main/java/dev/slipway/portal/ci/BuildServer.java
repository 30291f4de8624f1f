package dev.slipway.portal.ci;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The need for a server that builds.
 *
 * <p>Every method is safe to repeat and looks before it acts; faults are {@link dev.slipway.portal.OutsideFault}s.
 */
public interface BuildServer {

    /** Finds the folder of an app; empty when there is none. */
    Mono<Folder> findFolder(String name);

    /**
     * Creates or updates an app's folder with its credentials and its jobs; the jobs are disabled when they are new.
     *
     * @return the folder; {@link dev.slipway.portal.Conflict} when a folder of that name bears no mark of ours
     */
    Mono<Folder> upsertJobs(AppJobs jobs);

    /**
     * Replaces the token that an app's pipelines find in their folder.
     *
     * @return {@link dev.slipway.portal.Conflict} when the folder is gone or bears another mark
     */
    Mono<Void> replaceToken(AppJobs.Credential credential);

    /** Returns the configurations that {@link #upsertJobs} would write, by the names of folder and jobs. */
    Map<String, String> definitions(AppJobs jobs);

    /** Returns the address that the source hosting's webhook calls. */
    URI webhookAddress();

    /** Enables the multibranch job and lets it look for branches. */
    Mono<Void> enableAndScan(String folder);

    /** Asks for one more build of a branch's newest commit. */
    Mono<Void> buildAgain(String folder, String branch);

    /** Finds the newest build of a commit on a branch; empty when there is none yet. */
    Mono<Build> findBuild(String folder, String branch, String commit);

    /** Reads the log of a build from an offset in bytes. */
    Mono<LogChunk> log(String folder, String branch, int number, long offset);

    /** Deletes the folder with all it holds, if it bears our mark; nothing happens when it is gone already. */
    Mono<Void> deleteFolder(String name, String mark);

    /**
     * A folder.
     *
     * @param name its name
     * @param page where a person looks at it
     * @param description its description, which carries the ownership mark
     */
    record Folder(String name, URI page, @Nullable String description) {}

    /**
     * A piece of a log.
     *
     * @param text the text from the offset on
     * @param nextOffset where the next piece begins
     * @param more whether the build is still writing
     */
    record LogChunk(String text, long nextOffset, boolean more) {}
}
