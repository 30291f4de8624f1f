package dev.slipway.sandbox.github.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a build says about a commit.
 *
 * @param id numeric identifier
 * @param context who says it
 * @param state {@code error}, {@code failure}, {@code pending} or {@code success}
 * @param targetUrl where a person reads more
 * @param description one line for people
 * @param creator login of the caller
 * @param createdAt when it was said
 */
public record CommitStatus(
        long id,
        String context,
        String state,
        @Nullable String targetUrl,
        @Nullable String description,
        String creator,
        Instant createdAt) {}
