package dev.slipway.sandbox.aws.cloudformation.resource;

import org.jspecify.annotations.Nullable;

/**
 * A resource to be deleted.
 *
 * @param id its name or ARN
 * @param request what it was made by
 * @param snapshot name of the snapshot to be taken before, if the deletion policy asks for one
 */
public record Removal(
        String id, ResourceRequest request, @Nullable String snapshot) {

    /** Returns its properties. */
    public Properties properties() {
        return this.request.properties();
    }
}
