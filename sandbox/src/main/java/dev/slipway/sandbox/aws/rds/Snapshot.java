package dev.slipway.sandbox.aws.rds;

import java.time.Instant;

/**
 * What is left of a deleted instance: its data folder, and this.
 *
 * @param id identifier of the snapshot
 * @param instance the instance as it was
 * @param takenAt when it was taken
 */
record Snapshot(String id, DbInstance instance, Instant takenAt) {}
