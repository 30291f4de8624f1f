package dev.slipway.sandbox.aws.cloudformation.resource;

import org.jspecify.annotations.Nullable;

/**
 * A resource to be deleted.
 *
 * @param id its name or ARN
 * @param properties its properties
 * @param snapshot name of the snapshot to be taken before, if the deletion policy asks for one
 */
public record Removal(
        String id, Properties properties, @Nullable String snapshot) {}
