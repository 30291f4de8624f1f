package dev.slipway.portal.source;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A repository as its host describes it.
 *
 * @param id numeric identifier, which outlives renames
 * @param name name below the organisation
 * @param page where a person looks at it
 * @param cloneAddress what {@code git clone} takes
 * @param defaultBranch name of its default branch
 * @param homepage its homepage field, which carries the ownership mark
 * @param archived whether it can only be read
 */
public record Repository(
        long id,
        String name,
        URI page,
        URI cloneAddress,
        String defaultBranch,
        @Nullable String homepage,
        boolean archived) {}
