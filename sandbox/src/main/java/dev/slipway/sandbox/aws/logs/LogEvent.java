package dev.slipway.sandbox.aws.logs;

/**
 * One line of a log.
 *
 * @param timestamp when it happened, in milliseconds since 1970
 * @param message the line
 * @param ingestionTime when it came, in milliseconds since 1970
 */
public record LogEvent(long timestamp, String message, long ingestionTime) {}
