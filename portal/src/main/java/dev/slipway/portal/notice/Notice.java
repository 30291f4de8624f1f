package dev.slipway.portal.notice;

import org.jspecify.annotations.Nullable;

/**
 * Something that people are told.
 *
 * @param id unique for the thing told
 * @param kind what kind of thing
 * @param app the app
 * @param team slug of its team; null where none is known
 * @param environment where it happened
 * @param by who asked for the deployment
 * @param commit the commit
 * @param build page of the build
 * @param reason why, in words for people
 */
record Notice(
        String id,
        Kind kind,
        String app,
        @Nullable String team,
        String environment,
        @Nullable String by,
        @Nullable String commit,
        @Nullable String build,
        @Nullable String reason) {

    /** Kinds of notices. */
    enum Kind {
        /** A deployment failed. */
        FAILED,
        /** A deployment succeeded after one that had failed. */
        RECOVERED,
        /** A deployment waits for somebody's approval. */
        APPROVAL_NEEDED
    }

    /** Returns the news in one line. */
    String headline() {
        return switch (this.kind) {
            case FAILED -> "%s: the deployment to %s failed".formatted(this.app, this.environment);
            case RECOVERED -> "%s: deployments to %s succeed again".formatted(this.app, this.environment);
            case APPROVAL_NEEDED -> "%s: a deployment to %s needs an approval".formatted(this.app, this.environment);
        };
    }
}
