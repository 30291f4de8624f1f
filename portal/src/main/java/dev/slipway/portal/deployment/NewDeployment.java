package dev.slipway.portal.deployment;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline or a person asks for; nothing of it is checked yet.
 *
 * @param environment name of the environment
 * @param digest digest of an image in the app's registry
 * @param commit commit that the image was built from, in full
 * @param build address of the build's page
 * @param whenBusy what to do while another deployment is under way there: {@code refuse} (the default), {@code wait} or
 *     {@code supersede}
 * @param override why a lead deploys in spite of a freeze
 */
public record NewDeployment(
        @Nullable String environment,
        @Nullable String digest,
        @Nullable String commit,
        @Nullable String build,
        @Nullable String whenBusy,
        @Nullable String override) {

    /** Keeps what is given. */
    @JsonCreator
    public NewDeployment {}

    /** Asks for a deployment that is refused while another one is under way. */
    public NewDeployment(
            @Nullable String environment, @Nullable String digest, @Nullable String commit, @Nullable String build) {
        this(environment, digest, commit, build, null, null);
    }
}
