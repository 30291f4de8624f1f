package dev.slipway.portal.deployment;

import org.jspecify.annotations.Nullable;

/**
 * What a pipeline or a person asks for; nothing of it is checked yet.
 *
 * @param environment name of the environment
 * @param digest digest of an image in the app's registry
 * @param commit commit that the image was built from, in full
 * @param build address of the build's page
 */
public record NewDeployment(
        @Nullable String environment,
        @Nullable String digest,
        @Nullable String commit,
        @Nullable String build) {}
