package dev.slipway.sandbox.aws.logs;

/**
 * One event of a stream, with its place in there.
 *
 * @param position how many events were written to the stream before it, those that are gone included
 * @param event what was written
 */
record LogLine(long position, LogEvent event) {}
