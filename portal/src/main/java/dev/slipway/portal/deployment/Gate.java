package dev.slipway.portal.deployment;

import dev.slipway.portal.app.App;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One rule that a deployment must keep. It is asked before anything happens, and again when one had to wait. */
public interface Gate {

    /**
     * Says why the attempt is refused and what to do; completes empty when it may pass, and signals
     * {@link dev.slipway.portal.InvalidInput} when a field names something wrong.
     */
    Mono<String> refusal(Attempt attempt);

    /** Returns whether the rule holds for rollbacks, too; most do not. */
    default boolean stopsRollbacks() {
        return false;
    }

    /**
     * What is asked for.
     *
     * @param app the app
     * @param order what is to run where
     * @param override why a lead deploys in spite of a freeze; null where nobody does
     */
    record Attempt(App app, Order order, @Nullable String override) {}
}
