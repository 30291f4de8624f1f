package dev.slipway.sandbox.aws.iam;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A managed policy of the account. It has one version at a time, the default one.
 *
 * @param name name
 * @param id id
 * @param path path
 * @param arn ARN
 * @param description words for people
 * @param document the policy document
 * @param version number of the default version
 * @param tags tags
 * @param createdAt when it was created
 */
record Policy(
        String name,
        String id,
        String path,
        String arn,
        @Nullable String description,
        String document,
        int version,
        Map<String, String> tags,
        Instant createdAt) {

    Policy {
        tags = Map.copyOf(tags);
    }

    Policy withDocument(String document) {
        return new Policy(
                this.name,
                this.id,
                this.path,
                this.arn,
                this.description,
                document,
                this.version + 1,
                this.tags,
                this.createdAt);
    }
}
