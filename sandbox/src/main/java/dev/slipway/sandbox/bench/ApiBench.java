package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.process.ChildJvm;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command {@code bench api}: a call against a bare handler, and pages with many apps against pages with few. */
public final class ApiBench {

    private static final String HELP = """
            usage: sandbox/bin/bench api [--apps=N] [--events=N] [--rounds=N]

            Measures GET /api/v1/apps/{name} against a bare handler of the same server, in turns; then each
            page of a portal with 10 apps and 1,000 events and of one with N apps (default 10000) and N events
            (default 1000000), in turns: the p99 of the second over the first. Filling takes some minutes.
            """;
    private static final int FEW_APPS = 10;
    private static final int FEW_EVENTS = 1_000;
    private static final List<String> PAGES = List.of(
            "/apps",
            "/apps?search=app",
            "/apps?team=city-hall&template=tiny",
            "/apps/new",
            "/apps/app-1",
            "/apps/app-1/inventory",
            "/apps/app-1/deployments",
            "/apps/app-1/builds",
            "/apps/app-1/timeline",
            "/apps/app-1/incidents",
            "/deployments",
            "/deployments?app=app-1&environment=prod",
            "/deployments?state=failed",
            "/deployments/matrix?team=harbour",
            "/deployments/figures?team=",
            "/deployments/figures?team=harbour",
            "/templates/tiny");

    private final ProofWorld world;
    private final Path folder;
    private final int rounds;

    private ApiBench(ProofWorld world, Path folder, int rounds) {
        this.world = world;
        this.folder = folder;
        this.rounds = rounds;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int apps = number(arguments, "--apps=", 10_000);
        int events = number(arguments, "--events=", 1_000_000);
        Path folder = TemporaryFolder.create();
        Map<String, Object> figures = new LinkedHashMap<>(Map.of("bench", "api"));
        try (ProofWorld world = ProofWorld.start(folder, System.err::println)) {
            FilledPortal few = FilledPortal.start(world, "few", FEW_APPS, FEW_EVENTS);
            System.err.printf("filling the tables with %d apps and %d events%n", apps, events);
            FilledPortal many = FilledPortal.start(world, "many", apps, events);
            ApiBench bench = new ApiBench(world, folder, number(arguments, "--rounds=", 400));
            figures.put("getAppToBareHandler", Figures.rounded(bench.call(few.address())));
            figures.put("pageGrowth", Figures.rounded(bench.growth(few, many)));
        }
        figures.put("apps", apps);
        figures.put("events", events);
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(0);
    }

    private double call(URI server) {
        Visits caller = new Visits(HttpClient.newHttpClient(), "Bearer " + this.world.token("ada"));
        int port = Ports.free().portal();
        try (ChildJvm bare = BareServer.start(port, this.folder)) {
            URI hello = URI.create(Ports.address(port) + "/");
            caller.await(hello);
            System.err.printf("the bare handler is process %d%n", bare.process().pid());
            URI app = server.resolve("/api/v1/apps/app-0");
            Comparison times = Comparison.of(this.rounds, () -> caller.open(app), () -> caller.open(hello));
            System.err.printf(
                    "GET app: median %.2f ms; bare handler: %.2f ms%n",
                    times.ours().p50(), times.bare().p50());
            return times.ours().p50() / times.bare().p50();
        }
    }

    /** Returns the growth of the page that grows most. */
    private double growth(FilledPortal few, FilledPortal many) {
        double most = 0;
        for (String page : PAGES) {
            Comparison times = Comparison.of(this.rounds, () -> many.open(page), () -> few.open(page));
            System.err.printf(
                    "%-42s %7d bytes, p50 %6.1f ms, p99 %6.1f ms; with few %7d bytes, %6.1f ms, %6.1f ms: %.2f%n",
                    page,
                    many.open(page),
                    times.ours().p50(),
                    times.ours().p99(),
                    few.open(page),
                    times.bare().p50(),
                    times.bare().p99(),
                    times.ratio());
            most = Math.max(most, times.ratio());
        }
        return most;
    }

    private static int number(String[] arguments, String name, int otherwise) {
        return List.of(arguments).stream()
                .filter((argument) -> argument.startsWith(name))
                .map((argument) -> Integer.valueOf(argument.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }
}
