package dev.slipway.sandbox.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
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
        assertThat(world.view().services()).hasSize(KILLS);

        world.clients()
                .client(EcrAsyncClient.builder())
                .createRepository(request -> request.repositoryName("slipway/stray"))
                .join();
        assertThat(CrashProof.orphans(world)).singleElement().asString().contains("registries");
    }
}
