package dev.slipway.portal.deployment.configuration;

import dev.slipway.portal.InvalidInput;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sizes of tasks that Fargate runs: how much memory may go with how much CPU. */
final class TaskSize {

    private static final Map<Integer, Memory> SIZES = new TreeMap<>(Map.of(
            256, new Memory(512, 2048),
            512, new Memory(1024, 4096),
            1024, new Memory(2048, 8192),
            2048, new Memory(4096, 16384),
            4096, new Memory(8192, 30720)));

    private static final int STEP = 1024;

    private TaskSize() {}

    /** Signals {@link InvalidInput} for a size that there is not; none at all is the template's. */
    static void check(@Nullable Integer cpu, @Nullable Integer memory) {
        if (cpu == null && memory == null) {
            return;
        }
        Memory range = (cpu == null) ? null : SIZES.get(cpu);
        if (range == null) {
            throw new InvalidInput(
                    "cpu",
                    "'%s' is no size: give one of %s, and the memory with it."
                            .formatted(
                                    cpu,
                                    SIZES.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
        if (memory == null || !range.holds(memory)) {
            throw new InvalidInput(
                    "memory",
                    "'%s' MiB do not go with %d CPU units: give %d to %d MiB in whole GiB."
                            .formatted(memory, cpu, range.least(), range.most()));
        }
    }

    /**
     * A range.
     *
     * @param least fewest MiB
     * @param most most MiB
     */
    private record Memory(int least, int most) {

        boolean holds(int memory) {
            return memory >= this.least && memory <= this.most && (memory == this.least || memory % STEP == 0);
        }
    }
}
