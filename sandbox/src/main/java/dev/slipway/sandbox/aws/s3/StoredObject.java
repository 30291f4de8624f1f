package dev.slipway.sandbox.aws.s3;

import java.time.Instant;
import java.util.Map;

/**
 * An object; its content is a file beside.
 *
 * @param key key
 * @param content name of the file with its content
 * @param size length in bytes
 * @param etag entity tag, without quotes
 * @param type content type
 * @param metadata the caller's own headers, without {@code x-amz-meta-}
 * @param changedAt when it came
 */
record StoredObject(
        String key,
        String content,
        long size,
        String etag,
        String type,
        Map<String, String> metadata,
        Instant changedAt) {

    StoredObject {
        metadata = Map.copyOf(metadata);
    }
}
