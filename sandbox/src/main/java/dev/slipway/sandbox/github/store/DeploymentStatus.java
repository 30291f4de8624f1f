package dev.slipway.sandbox.github.store;

import java.time.Instant;

/**
 * How far a deployment has come.
 *
 * @param id numeric identifier
 * @param state one of GitHub's states
 * @param description one line for people
 * @param environment where to
 * @param logUrl where a person reads more; empty for nowhere
 * @param environmentUrl where it answers; empty for nowhere
 * @param creator login of the caller
 * @param createdAt when it was said
 */
public record DeploymentStatus(
        long id,
        String state,
        String description,
        String environment,
        String logUrl,
        String environmentUrl,
        String creator,
        Instant createdAt) {}
