package dev.slipway.sandbox.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Closure;
import org.jspecify.annotations.Nullable;

/** The block behind a step. */
public interface Body {

    /** Runs the block. */
    @Nullable
    Object run(Context context) throws Throwable;

    /** Makes a block of a closure of the pipeline, which runs under the CPS transformer. */
    static Body of(Closure<?> closure, Flow flow) {
        return new OfClosure(closure, flow);
    }

    /**
     * A block that the pipeline has written.
     *
     * @param closure the block
     * @param flow runs it
     */
    record OfClosure(Closure<?> closure, Flow flow) implements Body {

        @Override
        public @Nullable Object run(Context context) throws Throwable {
            Context before = Context.enter(context);
            try {
                return this.closure.call();
            } catch (CpsCallableInvocation invocation) {
                return this.flow.drive(new Continuable(invocation.asBlock()), context);
            } finally {
                Context.enter(before);
            }
        }
    }
}
