package dev.slipway.portal.bench;

import java.util.List;

/** The command {@code bench storm}: many creates at once, against what bulkheads and GitHub's limits allow. */
public final class StormBench {

    private static final String HELP = """
            usage: sandbox/bin/bench storm [--creates=N] [--limited=N]

            Creates N apps at once (default 500) in the world of 'bench create', and compares their number in a second
            with what the busiest bulkhead allows: its places over the time that one create alone keeps them. Then holds
            N runs in flight, and compares the heap with what was used before, less what the table in memory keeps. Then
            creates apps (default 200) at a GitHub that strictly refuses more than 80 changes in a second and 500 in a
            minute: its limits, and all latencies, with an hour scaled to a minute.
            """;

    private StormBench() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int creates = Figures.number(arguments, "--creates=", 500);
        double throughput = Throughput.toLimit(creates);
        double heap = HeapOfRuns.kilobytesEach(creates);
        LimitedStorm limited = LimitedStorm.of(Figures.number(arguments, "--limited=", 200));
        System.out.printf(
                "{\"bench\":\"storm\",\"throughputToLimit\":%s,\"heapKilobytesPerRun\":%s,\"allowanceUsed\":%s,\"refusalsProvoked\":%d,\"creates\":%d}%n",
                Figures.rounded(throughput),
                Figures.rounded(heap),
                Figures.rounded(limited.allowanceUsed()),
                limited.refusals(),
                creates);
        System.exit(0);
    }
}
