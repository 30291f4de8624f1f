package dev.slipway.portal.bench;

import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The command {@code bench create}: how long a create takes against the longest chain of what it waits for. */
public final class CreateBench {

    private static final String HELP = """
            usage: sandbox/bin/bench create [--times=N]

            Creates N apps (default 7), one after another, in a world of fixed latencies: GitHub 300 ms, Jenkins 200 ms,
            AWS 100 ms, a stack 3 s, a build 2 s, a read or write of state 5 ms. Medians.
            """;
    private static final int WARM_UP = 3;

    private CreateBench() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int times = Figures.number(arguments, "--times=", 7);
        List<Double> toCritical = new ArrayList<>();
        List<Double> toOurs = new ArrayList<>();
        for (int number = 0; number < WARM_UP + times; number++) {
            try (SlowWorld world = SlowWorld.open()) {
                Run created = world.portal.create("app-" + number);
                Instant ordered = Instant.now();
                Run run = world.portal.ended(created.id());
                Duration wall = Duration.between(ordered, Objects.requireNonNull(run.endedAt()));
                CriticalPath path = new CriticalPath(run, world.latencies.calls());
                Duration sequential = sequential(run);
                System.err.printf(
                        "create %d: %d ms, critical path %d ms, step after step %d ms%s%n",
                        number,
                        wall.toMillis(),
                        path.length().toMillis(),
                        sequential.toMillis(),
                        number < WARM_UP ? " (warm-up)" : "");
                if (number >= WARM_UP) {
                    toCritical.add(Figures.ratio(wall, path.length()));
                    toOurs.add(Figures.ratio(sequential, wall));
                }
                if (number == WARM_UP) {
                    tell(run, path);
                }
            }
        }
        System.out.printf(
                "{\"bench\":\"create\",\"wallToCriticalPath\":%s,\"sequentialToOurs\":%s,\"creates\":%d}%n",
                Figures.median(toCritical), Figures.median(toOurs), times);
        System.exit(0);
    }

    private static Duration sequential(Run run) {
        return run.steps().stream().map(CreateBench::took).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration took(StepState step) {
        return Duration.between(Objects.requireNonNull(step.startedAt()), Objects.requireNonNull(step.endedAt()));
    }

    private static void tell(Run run, CriticalPath path) {
        run.steps()
                .forEach(step -> System.err.printf(
                        "    %-18s from %5d ms for %5d ms, of which waiting %5d ms%n",
                        step.id(),
                        Duration.between(
                                        Objects.requireNonNull(run.startedAt()),
                                        Objects.requireNonNull(step.startedAt()))
                                .toMillis(),
                        took(step).toMillis(),
                        path.cost(step.id()).toMillis()));
    }
}
