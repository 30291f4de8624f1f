package dev.slipway.portal.provisioning;

/**
 * What can be done with a run as it is.
 *
 * @param cancel whether it can be stopped at the next safe point
 * @param retry whether it can go on from where it failed
 * @param edit whether the answers to the template may be changed before it goes on
 * @param undo whether what it made can be taken away
 */
record RunButtons(boolean cancel, boolean retry, boolean edit, boolean undo) {

    static RunButtons of(Run run) {
        boolean stopped = run.state() == RunState.FAILED || run.state() == RunState.CANCELLED;
        return new RunButtons(
                !run.state().isEnded()
                        && run.cancelledBy() == null
                        && (run.kind() == RunKind.CREATE || run.kind() == RunKind.DEPLOYMENT),
                stopped && run.kind() != RunKind.DEPLOYMENT,
                EditedRetry.mayBeEdited(run),
                stopped && run.kind() == RunKind.CREATE);
    }

    /** Returns whether anything can be done. */
    boolean any() {
        return this.cancel || this.retry || this.undo;
    }
}
