package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.process.ChildJvm;
import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command {@code bench start}: from nothing to the first answer, and the memory then. */
public final class StartBench {

    private static final String HELP = """
            usage: sandbox/bin/bench start

            Starts a portal and the smallest server of the same kind, each in a process of its own, in turns,
            and measures until the first answer. Medians of five.
            """;
    private static final int ROUNDS = 5;

    private StartBench() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        Path folder = TemporaryFolder.create();
        Visits visits = new Visits(HttpClient.newHttpClient(), "");
        long[] portals = new long[ROUNDS];
        long[] bare = new long[ROUNDS];
        long[] memory = new long[ROUNDS];
        try (ProofWorld world = ProofWorld.start(folder, System.err::println)) {
            for (int round = 0; round < ROUNDS; round++) {
                int port = Ports.free().portal();
                long begun = System.nanoTime();
                try (ChildJvm server = BareServer.start(port, folder)) {
                    visits.await(URI.create(Ports.address(port) + "/"));
                    bare[round] = System.nanoTime() - begun;
                    Expect.that(server.process().isAlive(), "the server that answered is ours", port);
                }
                begun = System.nanoTime();
                try (PortalChild portal = world.portal(Map.of())) {
                    visits.await(URI.create(Ports.address(portal.port()) + "/readyz"));
                    portals[round] = System.nanoTime() - begun;
                    memory[round] = residentKilobytes(portal.pid());
                    world.serve(portal, false);
                }
                System.err.printf(
                        "portal %.1f s, bare server %.2f s, %d MB%n",
                        portals[round] / 1e9, bare[round] / 1e9, memory[round] / 1024);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "start");
        figures.put("startToHello", Figures.rounded(median(portals) / median(bare)));
        figures.put("startSeconds", Figures.rounded(median(portals) / 1e9));
        figures.put("helloSeconds", Figures.rounded(median(bare) / 1e9));
        figures.put("rssMegabytes", Math.round(median(memory) / 1024));
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(0);
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Linux tells it; elsewhere it is 0. */
    private static long residentKilobytes(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter((line) -> line.startsWith("VmRSS:"))
                .mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
