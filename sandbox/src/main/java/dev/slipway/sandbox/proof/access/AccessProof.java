package dev.slipway.sandbox.proof.access;

import dev.slipway.sandbox.process.ModuleClassPath;
import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.ProofFailed;
import dev.slipway.sandbox.proof.TemporaryFolder;
import dev.slipway.sandbox.proof.world.ProofWorld;
import dev.slipway.sandbox.world.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The command {@code prove access}: nobody gets in where they should not, and no hostile input has an effect. */
public final class AccessProof {

    private static final String APP = "parking-permits";
    private static final Duration LONGEST_CREATE = Duration.ofMinutes(5);
    private static final Consumer<String> PROGRESS = System.err::println;
    private static final String HELP = """
            usage: sandbox/bin/prove access

            Starts a portal on a sandbox of its own, creates an app, sends a corpus of hostile requests and looks for
            effects in the table and at GitHub, and then knocks at every route of docs/access-matrix.md as every
            principal, over HTTP.
            """;

    private AccessProof() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("proof", "access");
        boolean held = false;
        try {
            Path folder = TemporaryFolder.create();
            System.setProperty("slipway.data", folder.toString());
            held = prove(folder, figures);
        } catch (ProofFailed | IllegalStateException ex) {
            PROGRESS.accept("FAILED  " + ex.getMessage());
            figures.put("reason", String.valueOf(ex.getMessage()));
        }
        System.out.println(JsonClient.JSON.writeValueAsString(figures));
        System.exit(held ? 0 : 1);
    }

    private static boolean prove(Path folder, Map<String, Object> figures) throws IOException {
        try (ProofWorld world = ProofWorld.start(folder, (system) -> PROGRESS.accept("starting " + system))) {
            int port = world.portal(Map.of()).awaitReady().port();
            Samples samples = create(world);
            Attacks.Outcome attacked = new Attacks(world, port, PROGRESS).send(Attack.corpus());
            figures.put("attacks", attacked.attacks());
            figures.put("effects", attacked.effects());
            PROGRESS.accept(attacked.attacks() + " attacks");

            List<Door> doors =
                    Door.read(Files.readAllLines(ModuleClassPath.repository().resolve("docs/access-matrix.md")));
            MatrixWalk walk = new MatrixWalk(doors, principals(world), samples, PROGRESS);
            figures.put("cells", walk.walk());
            figures.put("holes", walk.holes());
            int serverErrors = attacked.serverErrors() + walk.serverErrors();
            figures.put("serverErrors", serverErrors);
            return walk.holes() == 0 && serverErrors == 0 && attacked.effects() == 0;
        }
    }

    private static Samples create(ProofWorld world) {
        JsonClient dana = world.as("dana");
        JsonClient.Answer opened = dana.send(
                "POST",
                "/api/v1/apps",
                "{\"name\":\"%s\",\"team\":\"city-hall\",\"template\":\"tiny\"}".formatted(APP));
        Expect.that(opened.status() == 202, "the app is created", opened.body());
        String run = opened.body().path("id").asString("");
        Expect.within(
                LONGEST_CREATE,
                "the create ends",
                () -> Optional.of(dana.get("/api/v1/runs/" + run)
                                .body()
                                .path("state")
                                .asString(""))
                        .filter("succeeded"::equalsIgnoreCase));
        PROGRESS.accept("created " + APP);
        return new Samples(APP, run, deployment(world));
    }

    private static String deployment(ProofWorld world) {
        return world.table().everything().keySet().stream()
                .filter((key) -> key.startsWith("deployment#"))
                .map((key) -> key.substring("deployment#".length(), key.indexOf(' ')))
                .findFirst()
                .orElseThrow(() -> new ProofFailed("The create run left no deployment."));
    }

    private static List<Principal> principals(ProofWorld world) {
        URI portal = Ports.address(world.ports().portal());
        Tokens tokens = new Tokens(world.clients());
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        return List.of(
                Principal.bearing(portal, null),
                Principal.signedIn(portal, "otto"),
                Principal.signedIn(portal, "hugo"),
                Principal.signedIn(portal, "dana"),
                Principal.signedIn(portal, "lea"),
                Principal.signedIn(portal, "ada"),
                Principal.bearing(portal, tokens.of(APP, tomorrow)),
                Principal.bearing(portal, tokens.of("berths", tomorrow)),
                Principal.bearing(portal, tokens.of(APP, Instant.EPOCH)));
    }
}
