package dev.slipway.sandbox.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a step, its arguments already checked and named.
 *
 * @param step which step
 * @param arguments arguments by name
 * @param body the block behind the call; null when there is none
 * @param context where it runs
 * @param flow runs blocks
 * @param node number of the step's node in the flow
 */
public record StepCall(
        StepDefinition step,
        Map<String, Object> arguments,
        @Nullable Body body,
        Context context,
        Flow flow,
        int node) {

    /** Runs the block in the context given. */
    public @Nullable Object runBody(Context inner) throws Throwable {
        Body block = block();
        this.flow.open("");
        try {
            return block.run(inner);
        } finally {
            this.flow.close();
        }
    }

    /** Returns the block; a clear error when there is none. */
    public Body block() {
        if (this.body == null) {
            throw new IllegalArgumentException(
                    "'%s' needs a block: %s { … }".formatted(this.step.name(), this.step.name()));
        }
        return this.body;
    }

    /** Returns an argument as text; a clear error when it is missing. */
    public String text(String name) {
        Object value = this.arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException("'%s' needs %s: %s."
                    .formatted(this.step.name(), name, "known are " + String.join(", ", this.step.parameters())));
        }
        return value.toString();
    }

    /** Returns an argument as text, or a default. */
    public String text(String name, String otherwise) {
        Object value = this.arguments.get(name);
        return value == null ? otherwise : value.toString();
    }

    /** Returns an argument as a flag. */
    public boolean flag(String name, boolean otherwise) {
        Object value = this.arguments.get(name);
        return value == null ? otherwise : Boolean.parseBoolean(value.toString());
    }

    /** Returns an argument as a whole number. */
    public long number(String name, long otherwise) {
        Object value = this.arguments.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return value instanceof Number number ? number.longValue() : Long.parseLong(value.toString());
        } catch (NumberFormatException ex) {
            throw new IllegalArgumentException(
                    "'%s' takes a whole number as %s, not '%s'.".formatted(this.step.name(), name, value), ex);
        }
    }

    /** Returns an argument as a list; a single value is a list of one. */
    public List<?> list(String name) {
        Object value = this.arguments.get(name);
        return value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    }

    /** Writes a line to the build's log. */
    public void log(String line) {
        this.context.build().log().line(line);
    }
}
