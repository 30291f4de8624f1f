package dev.slipway.sandbox.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.PortalTable.StoredRun;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.ecr.EcrAsyncClient;

/** The proof of crashes in its short form, and that it sees what one system alone has. */
@Isolated("it runs builds and portals of its own")
class CrashTests {

    private static final int KILLS = 5;
    private static final long SEED = 7;

    /** Longer than the test waits: whoever goes on before was handed the run. */
    private static final Map<String, Object> LONG_LEASE =
            Map.of("slipway.engine.lease", "10m", "slipway.queue.visibility", "10m", "slipway.engine.sweep", "10m");

    @TempDir
    private static Path folder;

    private static ProofWorld world;

    @BeforeAll
    static void start() throws IOException {
        world = ProofWorld.start(folder, system -> {});
    }

    @AfterAll
    static void stop() throws IOException {
        world.close();
    }

    @Test
    void fiveKillsAmidFiveCreatesLeaveFiveAppsThatAreWholeAndNothingElse() {
        Portals portals = new Portals(world, Map.of());
        Kills kills = new Kills(CrashProof.creates(world, portals), portals, SEED, System.err::println);

        kills.amid(KILLS);

        assertThat(kills.unclean()).isEmpty();
        assertThat(CrashProof.orphans(world)).isEmpty();
        assertThat(world.view().services()).hasSizeGreaterThanOrEqualTo(KILLS);

        world.clients()
                .client(EcrAsyncClient.builder())
                .createRepository(request -> request.repositoryName("slipway/stray"))
                .join();
        assertThat(CrashProof.orphans(world)).singleElement().asString().contains("registries");
    }

    @Test
    void anInstanceThatIsToldToStopHandsItsRunsOver() {
        List<PortalChild> portals = List.of(world.renew(LONG_LEASE), world.portal(LONG_LEASE));
        portals.forEach(PortalChild::awaitReady);
        Creates creates = new Creates(world);
        Ordered ordered = creates.order("handed-over");
        StoredRun held = creates.await(ordered, "an instance takes the run", run -> run.holder() != 0);
        PortalChild holder = portals.stream()
                .filter(portal -> portal.pid() == held.holder())
                .findFirst()
                .orElseThrow();

        world.serve(holder, false);
        holder.terminate();

        StoredRun taken = creates.await(
                ordered, "the other one takes the run", run -> run.epoch() > held.epoch() || run.isEnded());
        assertThat(taken.holder()).isNotEqualTo(held.holder());
        assertThat(creates.oddities(ordered)).isEmpty();
        portals.forEach(portal -> {
            world.serve(portal, false);
            portal.close();
        });
    }
}
