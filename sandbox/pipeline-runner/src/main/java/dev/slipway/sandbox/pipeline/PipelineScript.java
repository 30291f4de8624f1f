package dev.slipway.sandbox.pipeline;

import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.MissingPropertyException;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** What every script of a pipeline extends: names that Groovy does not find become steps, variables and library words. */
public abstract class PipelineScript extends SerializableScript {

    @Override
    public @Nullable Object invokeMethod(String name, Object args) {
        Build build = Context.current().build();
        try {
            if (!build.steps().knows(name)) {
                Object word = build.libraries().word(name);
                if (word != null) {
                    return InvokerHelper.getMetaClass(word).invokeMethod(word, "call", args);
                }
            }
            return build.steps().call(name, args);
        } catch (InvokerInvocationException ex) {
            throw Sneaky.rethrow(ex.getCause() == null ? ex : ex.getCause());
        } catch (Throwable ex) {
            throw Sneaky.rethrow(ex);
        }
    }

    @Override
    public @Nullable Object getProperty(String property) {
        Object variable = GlobalVariables.find(property);
        if (variable != null) {
            return variable;
        }
        Object word = Context.current().build().libraries().word(property);
        if (word != null) {
            return word;
        }
        try {
            return super.getProperty(property);
        } catch (MissingPropertyException ex) {
            String value = Context.current().environment().get(property);
            if (value != null) {
                return value;
            }
            throw ex;
        }
    }

    /** The step, which Groovy's own method of that name would hide. */
    public @Nullable Object sleep(long seconds) {
        return invokeMethod("sleep", new Object[] {seconds});
    }

    @Override
    public void println() {
        Context.current().build().log().line("");
    }

    @Override
    public void println(@Nullable Object value) {
        Context.current().build().log().line(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        println(value);
    }
}
