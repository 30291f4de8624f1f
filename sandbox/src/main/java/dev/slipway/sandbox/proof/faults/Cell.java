package dev.slipway.sandbox.proof.faults;

import dev.slipway.sandbox.fault.Call;

/**
 * One fault on one call.
 *
 * @param phase the run in which the call was seen
 * @param call the call
 * @param trouble what happens to it
 */
record Cell(Phase phase, Call call, Trouble trouble) {

    /** The runs whose calls are tried. */
    enum Phase {
        /** A create run, with its first deployment. */
        CREATE,
        /** A further deployment of an app that runs. */
        DEPLOYMENT,
        /** The undo of a create run that was cancelled when nearly everything was there. */
        UNDO
    }

    @Override
    public String toString() {
        return "%s %s %s %s".formatted(this.phase, this.call.system(), this.call.name(), this.trouble);
    }
}
