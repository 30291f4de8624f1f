package dev.slipway.sandbox.proof.crash;

/**
 * A create run that was ordered.
 *
 * @param app name of the app
 * @param run id of the run
 */
record Ordered(String app, String run) {}
