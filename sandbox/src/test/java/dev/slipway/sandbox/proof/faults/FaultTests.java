package dev.slipway.sandbox.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fault.Call;
import dev.slipway.sandbox.fault.Fault;
import dev.slipway.sandbox.fault.FaultRule;
import dev.slipway.sandbox.fault.RecordedCall;
import dev.slipway.sandbox.proof.JsonClient;
import dev.slipway.sandbox.proof.world.ProofWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The proof of faults in its short form, and what it sees where something is left. */
@Isolated("it runs builds and a portal of its own")
class FaultTests {

    private static final Call CREATES_THE_REPOSITORY = new Call("github", "POST /orgs/{org}/repos", Call.PORTAL, false);

    @TempDir
    private static Path folder;

    private static ProofWorld world;

    @BeforeAll
    static void start() throws IOException {
        world = ProofWorld.start(folder, system -> {});
        world.portal(Trouble.Limits.settings()).awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        world.close();
    }

    @Test
    void aHandfulOfCellsEndsClean() {
        Map<String, Object> figures = new LinkedHashMap<>();

        boolean proved = FaultProof.prove(
                world, new FaultOptions(2, FaultOptions.Part.ALL, 2, null), figures, System.err::println);

        assertThat(figures).containsEntry("cells", 2).containsEntry("stuck", 0).containsEntry("leaks", 0);
        assertThat(proved || figures.get("unmet") != (Object) 0).isTrue();
    }

    @Test
    void whatAnUndoWouldLeaveTurnsItRed() {
        Map<String, Object> figures = new LinkedHashMap<>();
        Verdicts verdicts = new Verdicts(System.err::println);
        Lives lives = new Lives(world);
        lives.end(lives.create("left-over"));

        verdicts.ended(
                new Cell(Cell.Phase.CREATE, CREATES_THE_REPOSITORY, Trouble.SLOW),
                "left-over",
                world.leftOf("left-over"));

        assertThat(verdicts.sum(figures)).isFalse();
        assertThat(figures).containsEntry("leaks", 1);
    }

    @Test
    void aReviewOnlyReads() {
        JsonClient dana = world.as("dana");
        long before = world.faults().newestCall();

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
        assertThat(world.table().everything().values()).noneMatch(item -> item.contains("reviewed"));
    }

    @Test
    void theDoctorFindsNothingToMendInTheSandbox() {
        JsonClient.Answer report = world.as("ada").get("/api/v1/doctor");

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().path("findings"))
                .hasSizeGreaterThan(12)
                .noneMatch(finding -> finding.path("health").asString("").equals("ill"));
    }

    @Test
    void eachTroubleMeetsTheNextCallOnce() {
        assertThat(Stream.of(Trouble.values()).map(trouble -> trouble.once(CREATES_THE_REPOSITORY)))
                .allMatch(rule -> rule.times() == 1 && rule.call().equals(CREATES_THE_REPOSITORY.name()))
                .extracting(FaultRule::fault)
                .contains(Fault.EFFECT_THEN_LOST_ANSWER, Fault.NO_ANSWER, Fault.RESET);
    }
}
