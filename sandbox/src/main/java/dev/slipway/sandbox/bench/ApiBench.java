package dev.slipway.sandbox.bench;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.Owner;
import dev.slipway.portal.cloud.aws.DynamoTable;
import dev.slipway.sandbox.process.ChildJvm;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.WebSession;
import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The command {@code bench api}: a call against a bare handler, and pages with many apps against pages with few. */
public final class ApiBench {

    private static final String HELP = """
            usage: sandbox/bin/bench api [--apps=N]

            Measures GET /api/v1/apps/{name} against a bare handler of the same server, side by side; then
            each page with 10 apps and with N (default 10000): the p99 of the second over the first.
            """;
    private static final int FEW = 10;
    private static final int WARM_UP = 150;
    private static final int COUNT = 400;
    private static final List<String> PAGES = List.of(
            "/apps",
            "/apps?search=app",
            "/apps?team=city-hall&template=tiny",
            "/apps/new",
            "/apps/app-0",
            "/apps/app-0/inventory",
            "/apps/app-0/deployments",
            "/templates/tiny");

    private final ProofWorld world;
    private final AppDirectory apps;
    private final DynamoTable table;

    private ApiBench(ProofWorld world) {
        this.world = world;
        this.table = new DynamoTable(world.clients().client(DynamoDbAsyncClient.builder()), "slipway");
        this.apps = new AppDirectory(this.table);
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int many = List.of(arguments).stream()
                .filter((argument) -> argument.startsWith("--apps="))
                .map((argument) -> Integer.valueOf(argument.substring("--apps=".length())))
                .findFirst()
                .orElse(10_000);
        Path folder = TemporaryFolder.create();
        Map<String, Object> figures = new LinkedHashMap<>(Map.of("bench", "api"));
        try (ProofWorld world = ProofWorld.start(folder, System.err::println);
                PortalChild portal = world.portal(Map.of()).awaitReady()) {
            new ApiBench(world).measure(portal, folder, many, figures);
        }
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(0);
    }

    private void measure(PortalChild portal, Path folder, int many, Map<String, Object> figures) {
        fill(0, FEW);
        URI server = Ports.address(portal.port());
        figures.put("getAppToBareHandler", Figures.rounded(call(server, folder)));
        Visits reader = new Visits(
                WebSession.signIn(Ports.address(this.world.ports().portal()), "ada")
                        .client(),
                "");
        Map<String, Double> few = pages(reader, server);
        System.err.printf("filling %d apps%n", many);
        fill(FEW, many);
        Map<String, Double> grown = pages(reader, server);
        double growth = 0;
        for (String page : PAGES) {
            double ratio = grown.getOrDefault(page, 0.0) / few.getOrDefault(page, 1.0);
            System.err.printf(
                    "%-40s p99 %6.1f ms with %d apps, %6.1f ms with %d: %.2f%n",
                    page, few.get(page), FEW, grown.get(page), many, ratio);
            growth = Math.max(growth, ratio);
        }
        figures.put("pageGrowth", Figures.rounded(growth));
        figures.put("apps", many);
    }

    /** In turns, so that whatever else the machine does hits both. */
    private double call(URI server, Path folder) {
        Visits caller = new Visits(HttpClient.newHttpClient(), "Bearer " + this.world.token("ada"));
        int port = Ports.free().portal();
        try (ChildJvm bare = BareServer.start(port, folder)) {
            URI hello = URI.create(Ports.address(port) + "/");
            caller.await(hello);
            System.err.printf("the bare handler is process %d%n", bare.process().pid());
            URI app = URI.create(server + "/api/v1/apps/app-0");
            double call = Visits.quantile(caller.times(app, WARM_UP, COUNT), 0.5);
            double least = Visits.quantile(caller.times(hello, WARM_UP, COUNT), 0.5);
            System.err.printf("GET app: median %.2f ms; bare handler: %.2f ms%n", call, least);
            return call / least;
        }
    }

    private static Map<String, Double> pages(Visits reader, URI server) {
        Map<String, Double> p99 = new LinkedHashMap<>();
        for (String page : PAGES) {
            p99.put(page, Visits.quantile(reader.times(URI.create(server + page), WARM_UP, COUNT), 0.99));
        }
        return p99;
    }

    private void fill(int from, int to) {
        Flux.range(from, to - from)
                .flatMap((number) -> this.table.write(this.apps.reserving(app(number))), 32)
                .then()
                .block();
    }

    private static App app(int number) {
        return new App(
                new AppName("app-" + number),
                number % 2 == 0 ? "city-hall" : "harbour",
                new Owner(null, number < FEW ? "ada" : "hugo", "somebody@acme.example"),
                "tiny@1.0.0",
                Map.of(),
                "run-of-app-" + number,
                Instant.EPOCH);
    }
}
