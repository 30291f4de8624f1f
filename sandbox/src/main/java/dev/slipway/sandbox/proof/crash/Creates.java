package dev.slipway.sandbox.proof.crash;

import dev.slipway.sandbox.proof.Expect;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.world.PortalTable.StoredRun;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Orders apps, follows their runs in the table, and looks whether they came out clean. */
final class Creates {

    /** Longer than anything takes, also on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final List<String> KINDS = List.of("REPOSITORY", "WEBHOOK", "JOBS", "REGISTRY", "STACK", "SERVICE");

    private final ProofWorld world;
    private final JsonClient dana;

    Creates(ProofWorld world) {
        this.world = world;
        this.dana = world.as("dana");
    }

    /** Orders an app. */
    Ordered order(String app) {
        JsonClient.Answer answer = this.dana.send(
                "POST",
                "/api/v1/apps",
                "{\"name\":\"%s\",\"team\":\"city-hall\",\"template\":\"tiny\",\"parameters\":{}}".formatted(app));
        Expect.that(answer.status() == 202, "the order of " + app + " is taken", answer);
        return new Ordered(app, answer.body().path("id").asString(""));
    }

    /** Reads a run past the portal. */
    StoredRun look(Ordered ordered) {
        return this.world.table().run(ordered.run()).orElseThrow();
    }

    /** Waits until a run is as wanted. */
    StoredRun await(Ordered ordered, String promise, Predicate<StoredRun> wanted) {
        return Expect.within(
                PATIENCE,
                "%s (run %s of %s)".formatted(promise, ordered.run(), ordered.app()),
                () -> Optional.of(look(ordered)).filter(wanted));
    }

    /** Waits until a run has ended, and says what is not as it should be then. */
    List<String> oddities(Ordered ordered) {
        StoredRun ended = await(ordered, "the run ends", StoredRun::isEnded);
        if (!ended.state().equals("SUCCEEDED")) {
            JsonClient.Answer run = this.dana.get("/api/v1/runs/" + ordered.run());
            return List.of(
                    "%s: %s".formatted(ended.state(), run.body().path("failure").asString("")));
        }
        List<String> oddities = new ArrayList<>(this.world.view().oddities(ordered.app()));
        List<String> inventory = this.world.table().inventory(ordered.app());
        List<String> kinds = inventory.stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        if (!kinds.containsAll(KINDS) || inventory.stream().anyMatch(line -> !line.endsWith(" CREATED"))) {
            oddities.add("an inventory of " + inventory);
        }
        return oddities;
    }
}
