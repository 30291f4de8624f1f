package dev.slipway.portal.provisioning;

/**
 * What can be done with a run as it is.
 *
 * @param cancel whether it can be stopped at the next safe point
 * @param retry whether it can go on from where it failed
 * @param undo whether what it made can be taken away
 */
record RunButtons(boolean cancel, boolean retry, boolean undo) {

    static RunButtons of(Run run) {
        boolean stopped = run.state() == RunState.FAILED || run.state() == RunState.CANCELLED;
        return new RunButtons(
                !run.state().isEnded()
                        && run.cancelledBy() == null
                        && (run.kind() == RunKind.CREATE || run.kind() == RunKind.DEPLOYMENT),
                stopped && run.kind() != RunKind.DEPLOYMENT,
                stopped && run.kind() == RunKind.CREATE);
    }
}
