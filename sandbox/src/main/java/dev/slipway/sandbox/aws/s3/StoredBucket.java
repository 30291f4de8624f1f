package dev.slipway.sandbox.aws.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bucket.
 *
 * @param name name
 * @param policy its policy as JSON, kept and not judged
 * @param createdAt when it was created
 */
record StoredBucket(String name, @Nullable String policy, Instant createdAt) {

    StoredBucket withPolicy(@Nullable String policy) {
        return new StoredBucket(this.name, policy, this.createdAt);
    }
}
