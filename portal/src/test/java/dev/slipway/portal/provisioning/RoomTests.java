package dev.slipway.portal.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.portal.outside.TestPortal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Creates do not take the places that their deployments need. */
class RoomTests {

    @Test
    void moreCreatesThanPlacesWaitTheirTurnAndAllComeToTheirEnd() {
        try (TestPortal portal =
                new TestPortal(Map.of("slipway.engine.in-hand", "2", "slipway.engine.lease", "300ms"))) {
            List<Run> ended =
                    IntStream.range(0, 6)
                            .mapToObj(number -> portal.create("shop-" + number).id())
                            .toList()
                            .stream()
                            .map(portal::ended)
                            .toList();

            assertThat(ended).extracting(Run::state).containsOnly(RunState.SUCCEEDED);
            assertThat(ended)
                    .allSatisfy(run -> assertThat(ended.stream().filter(other -> isUnderWay(other, begin(run))))
                            .hasSizeLessThanOrEqualTo(2));
        }
    }

    @Test
    void aPlaceIsFreeWhenItsRunIsOver() {
        EngineFixture world = new EngineFixture();
        Room room = new Room(1);
        Run one = world.open(EngineFixture.plan());
        Run other = world.opening.draft(RunKind.CREATE, EngineFixture.SHOP, null, "dana", EngineFixture.plan());
        Run deployment =
                world.opening.draft(RunKind.DEPLOYMENT, EngineFixture.SHOP, null, "dana", EngineFixture.plan());

        Disposable place = Objects.requireNonNull(room.enter(one));
        assertThat(room.enter(other)).isNull();
        assertThat(room.enter(deployment)).isNotNull();

        place.dispose();

        assertThat(room.enter(other)).isNotNull();
    }

    private static boolean isUnderWay(Run run, Instant moment) {
        return !begin(run).isAfter(moment)
                && Objects.requireNonNull(run.endedAt()).isAfter(moment);
    }

    private static Instant begin(Run run) {
        return Objects.requireNonNull(run.startedAt());
    }
}
