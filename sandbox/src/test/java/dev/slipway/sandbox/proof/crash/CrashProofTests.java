package dev.slipway.sandbox.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code prove crashes}, in one world for all tests: it takes a while to start. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashProofTests {

    private static final int KILLS = 5;
    private static final long SEED = 20261121;
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

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
    @Order(1)
    void createsSurviveKillsAndTheFrozenStoreNothingMore() {
        Portals portals = new Portals(world, Map.of());
        Creates creates = CrashProof.creates(world, portals);
        Kills kills = new Kills(creates, portals, SEED, System.out::println);

        for (int number = 1; number <= KILLS; number++) {
            kills.once(number);
        }

        List<String> stale = new Fencing(world, creates, portals, System.out::println).staleWrites(1, UNDER_WAY);
        portals.killAll();

        assertThat(kills.unclean()).isEmpty();
        assertThat(stale).isEmpty();
        assertThat(CrashProof.orphans(world)).isEmpty();
    }

    @Test
    @Order(2)
    void noticesThatTheEpochIsNotAskedFor() {
        Portals portals = new Portals(world, Map.of("spring.main.sources", Unfenced.class.getName()));
        Creates creates = CrashProof.creates(world, portals);

        assertThat(new Fencing(world, creates, portals, System.out::println).staleWrites(2, UNDER_WAY))
                .anyMatch(oddity -> oddity.startsWith("stale write"));
    }
}
