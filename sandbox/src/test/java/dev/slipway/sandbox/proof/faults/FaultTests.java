package dev.slipway.sandbox.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fault.Call;
import dev.slipway.sandbox.fault.Fault;
import dev.slipway.sandbox.fault.FaultRule;
import dev.slipway.sandbox.fault.RecordedCall;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.world.PortalChild;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The proof of faults in its short form, and what it sees where a guard is missing. */
@Isolated("it runs builds and portals of its own")
class FaultTests {

    private static final Call CREATES_THE_REPOSITORY = new Call("github", "POST /orgs/{org}/repos", Call.PORTAL, false);

    private static final Duration LATE = Duration.ofSeconds(25);

    @TempDir
    private static Path folder;

    private static ProofWorld world;
    private static @Nullable PortalChild portal;
    private static Map<String, Object> settings = Map.of();

    @BeforeAll
    static void start() throws IOException {
        world = ProofWorld.start(folder, system -> {});
    }

    @AfterAll
    static void stop() throws IOException {
        world.close();
    }

    @Test
    void aHandfulOfCellsEndsClean() {
        portalWith(Trouble.Limits.settings());
        Map<String, Object> figures = new LinkedHashMap<>();

        boolean proved = FaultProof.prove(world, new FaultOptions(2, 2), figures, System.err::println);

        assertThat(figures).containsEntry("cells", 2).containsEntry("stuck", 0).containsEntry("leaks", 0);
        assertThat(proved || figures.get("unmet") != (Object) 0).isTrue();
    }

    @Test
    void anUndoThatDoesNotWaitForLateAnswersTurnsItRed() {
        Map<String, Object> hasty = new HashMap<>(Trouble.Limits.settings());
        hasty.put("slipway.engine.attempts", 1);
        hasty.put("slipway.removal.late-answers", "0s");
        portalWith(hasty);
        Map<String, Object> figures = new LinkedHashMap<>();
        Verdicts verdicts = new Verdicts(System.err::println);
        FaultMatrix matrix = new FaultMatrix(world, verdicts);

        // The oldest rule decides: longer than everything that the run and its undo do.
        world.faults().add(FaultRule.slow("github", CREATES_THE_REPOSITORY.name(), LATE));
        matrix.tryOut(new Cell(Cell.Phase.CREATE, CREATES_THE_REPOSITORY, Trouble.SLOW));
        Awaitility.await().atMost(LATE.multipliedBy(2)).untilAsserted(() -> {
            matrix.lookAgain();
            verdicts.sum(figures);
            assertThat(figures.get("leaks")).isNotEqualTo(0);
        });
        world.faults().clear();
    }

    @Test
    void aReviewOnlyReads() {
        portalWith(Trouble.Limits.settings());
        JsonClient dana = world.as("dana");
        long before = world.faults().newestCall();
        Map<String, String> table = world.table().everything();

        JsonClient.Answer review = dana.send(
                "POST",
                "/api/v1/reviews",
                "{\"name\":\"reviewed\",\"team\":\"city-hall\",\"template\":\"tiny\",\"parameters\":{}}");

        assertThat(review.status()).isEqualTo(200);
        assertThat(review.body().path("files").size()).isPositive();
        assertThat(world.faults().callsAfter(before))
                .extracting(RecordedCall::call)
                .filteredOn(call -> call.caller().equals(Call.PORTAL) && !Matrix.isMemory(call))
                .hasSizeGreaterThan(3)
                .filteredOn(call -> !call.name().endsWith("/access_tokens"))
                .allMatch(Call::reads);
        assertThat(world.table().everything()).isEqualTo(table);
    }

    @Test
    void eachTroubleMeetsTheNextCallOnce() {
        assertThat(Stream.of(Trouble.values()).map(trouble -> trouble.once(CREATES_THE_REPOSITORY)))
                .allMatch(rule -> rule.times() == 1 && rule.call().equals(CREATES_THE_REPOSITORY.name()))
                .extracting(FaultRule::fault)
                .contains(Fault.EFFECT_THEN_LOST_ANSWER, Fault.NO_ANSWER, Fault.RESET);
    }

    /** Ends the portal that is there, unless it has these settings. */
    private static void portalWith(Map<String, Object> wanted) {
        PortalChild before = portal;
        if (before != null && settings.equals(wanted)) {
            return;
        }
        if (before != null) {
            world.serve(before, false);
            before.kill();
        }
        settings = wanted;
        portal = world.portal(wanted).awaitReady();
    }
}
