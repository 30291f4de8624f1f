package dev.slipway.portal.provisioning;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * One change to one outside system.
 *
 * <p>Asking twice does it once: a step looks before it acts, adopts what its own run made before a crash, and refuses
 * what belongs to somebody else. It answers with a {@link StepOutcome}; an error signal is for faults.
 *
 * <p>A step writes what it makes into the inventory before and after. It has no undo of its own: what stands in the
 * inventory is taken away by the {@code Keeper} of its kind.
 */
public interface Step {

    /** Returns the id, stored with the run and shown to people: it never changes. */
    String id();

    /** Returns the name for people. */
    String title();

    /** Returns the system whose bulkhead the step runs behind. */
    OutsideSystem system();

    /** Returns how long one call of {@link #run} may take before it counts as failed. */
    default Duration callLimit() {
        return Duration.ofSeconds(30);
    }

    /** Returns how long the step may answer "not yet", counted from its first attempt. */
    default Duration patience() {
        return Duration.ofMinutes(30);
    }

    /** Makes the change, or says how far it is. */
    Mono<StepOutcome> run(StepContext context);
}
