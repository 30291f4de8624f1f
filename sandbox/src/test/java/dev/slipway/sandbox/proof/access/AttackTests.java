package dev.slipway.sandbox.proof.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The corpus of {@code prove access} against a portal over HTTP, without the walk through all routes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AttackTests {

    private final List<String> seen = new ArrayList<>();
    private final ProofWorld world;
    private final Attacks attacks;

    AttackTests(@TempDir Path folder) throws IOException {
        this.world = ProofWorld.start(folder, (system) -> {});
        int port = this.world.portal(Map.of()).awaitReady().port();
        this.attacks = new Attacks(this.world, port, this.seen::add);
    }

    @AfterAll
    void stop() throws IOException {
        this.world.close();
    }

    @Test
    @Order(1)
    void noHostileRequestHasAnEffectOrBreaksThePortal() {
        List<Attack> corpus = Attack.corpus();

        Attacks.Outcome outcome = this.attacks.send(corpus);

        assertThat(outcome).as(String.join("\n", this.seen)).isEqualTo(new Attacks.Outcome(corpus.size(), 0, 0));
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    @Order(2)
    void anOrderThatGetsThroughIsAnEffect() {
        Attack order = new Attack(
                "an order like any other",
                "POST",
                "/api/v1/apps",
                Map.of("Content-Type", "application/json"),
                "{\"name\":\"harmless\",\"team\":\"city-hall\",\"template\":\"tiny\"}");

        Set<String> before = this.attacks.made();
        this.attacks.send(List.of(order));

        // An answer that takes longer than the attacks wait for is still given.
        await().atMost(Duration.ofMinutes(1)).until(() -> this.attacks.made().size() > before.size());
    }
}
