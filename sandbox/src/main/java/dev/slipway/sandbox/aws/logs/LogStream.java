package dev.slipway.sandbox.aws.logs;

/**
 * A log stream.
 *
 * @param name its name
 * @param createdAt when it was created, in milliseconds since 1970
 * @param lastEvent when it was written last, in milliseconds since 1970
 * @param size bytes it takes
 */
record LogStream(String name, long createdAt, long lastEvent, long size) {}
