package dev.slipway.portal.provisioning;

/** Somebody has cancelled the run: its steps stop at the next safe point, between two calls. */
class RunCancelled extends RuntimeException {

    RunCancelled(String run) {
        super("Run %s was cancelled.".formatted(run));
    }
}
