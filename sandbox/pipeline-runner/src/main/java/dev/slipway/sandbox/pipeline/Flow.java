package dev.slipway.sandbox.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/**
 * Runs transformed code from step to step.
 *
 * <p>The code suspends at each step that takes time; the step then runs on this thread as plain Java and its outcome is
 * fed back. A real controller would write the suspended program to disk at this point, so it is serialised here too,
 * into nothing: what a controller could not save is refused here as there.
 */
public final class Flow {

    @SuppressWarnings("rawtypes")
    private static final List<Class> CATEGORIES = categories();

    private final Build build;

    /** @param build the build that this flow belongs to */
    public Flow(Build build) {
        this.build = build;
    }

    /** Runs code to its end and returns its value. */
    public @Nullable Object drive(Continuable code, Context context) throws Throwable {
        Context before = Context.enter(context);
        try {
            Outcome fed = new Outcome(null, null);
            while (true) {
                Outcome outcome = code.run0(fed, CATEGORIES);
                if (!code.isResumable()) {
                    return outcome.replay();
                }
                fed = answer((StepRequest) outcome.getNormal(), code, context);
                Context.enter(context);
            }
        } finally {
            Context.enter(before);
        }
    }

    /** Runs one step and returns its value. */
    public @Nullable Object perform(
            StepDefinition step, Map<String, Object> arguments, @Nullable Body body, Context context) throws Throwable {
        boolean seen = step.shape() != StepDefinition.Shape.UNSEEN;
        int node = 0;
        if (seen) {
            node = this.build.nextNode();
            this.build.log().line("[Pipeline] " + step.name());
        }
        try {
            return step.action().run(new StepCall(step, arguments, body, context, this, node));
        } catch (FlowInterruptedException ex) {
            throw ex;
        } catch (InterruptedException ex) {
            throw context.worker().noticed();
        } finally {
            if (seen && body != null) {
                this.build.nextNode();
                this.build.log().line("[Pipeline] // " + step.name());
            }
        }
    }

    /** Runs a step by name, for code of ours that is made of steps. */
    public @Nullable Object perform(String step, Map<String, Object> arguments, @Nullable Body body, Context context)
            throws Throwable {
        return perform(this.build.steps().get(step), arguments, body, context);
    }

    /** Opens a block in the log and returns the number of its node. */
    public int open(String title) {
        int node = this.build.nextNode();
        this.build.log().line(title.isEmpty() ? "[Pipeline] {" : "[Pipeline] { (" + title + ")");
        return node;
    }

    /** Closes a block in the log. */
    public void close() {
        this.build.nextNode();
        this.build.log().line("[Pipeline] }");
    }

    @SuppressWarnings("rawtypes")
    private static List<Class> categories() {
        List<Class> categories = new ArrayList<>(Continuable.categories);
        categories.add(SavableIterators.class);
        return List.copyOf(categories);
    }

    private Outcome answer(StepRequest request, Continuable code, Context context) {
        try {
            requireSavable(code);
            return new Outcome(perform(request.step(), request.arguments(), request.body(), context), null);
        } catch (Throwable ex) {
            return new Outcome(null, ex);
        }
    }

    private static void requireSavable(Continuable code) throws IOException {
        try (ObjectOutputStream nothing = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            nothing.writeObject(code);
        }
    }
}
