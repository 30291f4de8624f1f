package dev.slipway.portal.source;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The need to show on a commit, and on the pull requests that hold it, where it runs. */
public interface DeploymentBoard {

    /**
     * Shows how far a deployment has come; saying the same again changes nothing.
     *
     * @param repository id of the repository
     */
    Mono<Void> show(long repository, Notice notice);

    /**
     * What is shown.
     *
     * @param deployment the deployment's id, by which a later notice finds the first one
     * @param commit full id of the commit
     * @param environment where to
     * @param state how far it has come
     * @param words some words on it
     * @param page where a person looks at it
     * @param address where the app answers; null while it does not
     */
    record Notice(
            String deployment,
            String commit,
            String environment,
            State state,
            String words,
            URI page,
            @Nullable URI address) {}

    /** How far a deployment has come, as people see it on a commit. */
    enum State {
        /** It rolls out. */
        IN_PROGRESS,
        /** It runs and answers. */
        SUCCESS,
        /** It did not come up, or was stopped. */
        FAILURE
    }
}
