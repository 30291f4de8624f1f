package dev.slipway.sandbox.pipeline.declarative;

import dev.slipway.sandbox.pipeline.Context;
import dev.slipway.sandbox.pipeline.Flow;
import dev.slipway.sandbox.pipeline.Result;
import dev.slipway.sandbox.pipeline.step.Failures;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The section {@code post}: what is done after the rest, by how the rest went. */
final class Post {

    /** The conditions, in the order in which they run. */
    static final List<String> CONDITIONS = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "failure",
            "success",
            "unstable",
            "unsuccessful",
            "notBuilt",
            "cleanup");

    private final Flow flow;
    private final Section section;
    private final @Nullable String previous;

    Post(Flow flow, Section section, @Nullable String previous) {
        this.flow = flow;
        this.section = section;
        this.previous = previous;
    }

    boolean wants(Result result) {
        return CONDITIONS.stream().anyMatch((condition) -> this.section.has(condition) && holds(condition, result));
    }

    void run(Context context) throws Throwable {
        runFor(context.build().result().orElse(Result.SUCCESS), context);
    }

    /** Runs every condition that holds; the first failure is thrown when all have run. */
    void runFor(Result atFirst, Context context) throws Throwable {
        Throwable failure = null;
        Result result = atFirst;
        for (String condition : CONDITIONS) {
            Optional<Entry> entry = this.section.find(condition);
            if (entry.isEmpty() || !holds(condition, result)) {
                continue;
            }
            try {
                Section.steps(entry.get(), this.flow).run(context);
            } catch (Throwable ex) {
                context.build().log().line("Error when executing %s post condition:".formatted(condition));
                Failures.log(context.build().log(), ex);
                context.build().worsen(Result.FAILURE);
                failure = failure == null ? ex : failure;
            }
            result = result.combine(context.build().result().orElse(Result.SUCCESS));
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean holds(String condition, Result result) {
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "changed" -> this.previous == null || !this.previous.equals(result.name());
            case "fixed" ->
                result == Result.SUCCESS
                        && this.previous != null
                        && List.of("FAILURE", "UNSTABLE").contains(this.previous);
            case "regression" ->
                this.previous != null
                        && !List.of("ABORTED", "NOT_BUILT").contains(this.previous)
                        && List.of(Result.FAILURE, Result.UNSTABLE, Result.ABORTED)
                                .contains(result)
                        && result.compareTo(Result.valueOf(this.previous)) > 0;
            case "aborted" -> result == Result.ABORTED;
            case "failure" -> result == Result.FAILURE;
            case "success" -> result == Result.SUCCESS;
            case "unstable" -> result == Result.UNSTABLE;
            case "unsuccessful" -> result != Result.SUCCESS;
            case "notBuilt" -> result == Result.NOT_BUILT;
            default -> throw new IllegalStateException(condition);
        };
    }
}
