package dev.slipway.portal.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fast earlier runs of the same sort went, to tell when one that goes on will end.
 *
 * @param earlier runs that succeeded
 */
record Pace(List<Run> earlier) {

    /** The pace of a run that there is nothing to compare with. */
    static final Pace UNKNOWN = new Pace(List.of());

    Pace {
        earlier = List.copyOf(earlier);
    }

    /**
     * Returns when a run will have ended: what the median of the earlier ones still took once they had done the steps
     * that this one has done.
     *
     * @return the expected end; null for a run that is over, waits for its turn, or has nothing to be compared with
     */
    @Nullable
    Instant end(Run run) {
        if (run.state() != RunState.RUNNING || this.earlier.isEmpty()) {
            return null;
        }
        List<String> done = run.steps().stream()
                .filter(step -> step.state() == StepState.State.DONE)
                .map(StepState::id)
                .toList();
        List<Duration> rests = this.earlier.stream()
                .filter(each -> each.endedAt() != null)
                .map(each -> Duration.between(stage(each, done), Objects.requireNonNull(each.endedAt())))
                .sorted()
                .toList();
        return rests.isEmpty() ? null : stage(run, done).plus(rests.get(rests.size() / 2));
    }

    /** Returns when a run had done certain steps. */
    private static Instant stage(Run run, List<String> steps) {
        Instant began = run.startedAt();
        return Stream.concat(
                        Stream.of(began != null ? began : run.createdAt()),
                        steps.stream().map(id -> run.step(id).endedAt()).filter(Objects::nonNull))
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
