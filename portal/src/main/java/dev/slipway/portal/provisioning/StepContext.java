package dev.slipway.portal.provisioning;

import dev.slipway.portal.app.App;
import dev.slipway.portal.inventory.Mark;
import dev.slipway.portal.store.Fence;

/**
 * What a step knows when it is asked to run.
 *
 * @param run the run as it was when the step began
 * @param app the app
 * @param facts what the steps before it found out
 * @param fence the right to write, which ends when another instance takes the run over
 */
public record StepContext(Run run, App app, Facts facts, Fence fence) {

    /** Returns the mark that everything bears which this run makes. */
    public Mark mark() {
        return new Mark(this.app.name(), this.run.id());
    }
}
