package dev.slipway.portal.provisioning;

/** Another instance has taken the run over: this one stores nothing more of it. */
class LeaseLost extends RuntimeException {

    LeaseLost(String run) {
        super("Another instance has taken run %s over.".formatted(run));
    }
}
