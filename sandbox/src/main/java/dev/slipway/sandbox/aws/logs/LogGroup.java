package dev.slipway.sandbox.aws.logs;

import dev.slipway.sandbox.aws.Arns;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log group.
 *
 * @param name its name
 * @param createdAt when it was created
 * @param retentionDays how long events are kept; null for ever. The sandbox keeps them anyway.
 * @param tags its tags
 */
record LogGroup(String name, Instant createdAt, @Nullable Integer retentionDays, Map<String, String> tags) {

    /** Copies the tags. */
    LogGroup {
        tags = Map.copyOf(tags);
    }

    String arn() {
        return Arns.of("logs", "log-group:" + this.name);
    }

    LogGroup withRetention(@Nullable Integer days) {
        return new LogGroup(this.name, this.createdAt, days, this.tags);
    }

    LogGroup withTags(Map<String, String> tags) {
        return new LogGroup(this.name, this.createdAt, this.retentionDays, tags);
    }
}
