package dev.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.EventType;
import dev.slipway.events.LifecycleEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoYearTests {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final URI PORTAL = URI.create("http://localhost:8080");
    private static final URI JENKINS = URI.create("http://localhost:8082");

    @Test
    void thereAreThirtyAppsOfDifferentNames() {
        assertThat(DemoApps.at(NOW)).extracting(DemoApp::name).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void anAppHasTheSameLifeEachTime() {
        DemoApp app = DemoApps.at(NOW).get(0);

        assertThat(year(app)).isEqualTo(year(app)).hasSizeGreaterThan(50);
    }

    @Test
    void aLaterLookGoesOnWhereTheEarlierEnded() {
        DemoApp app = DemoApps.at(NOW).get(0);
        Instant later = NOW.plus(Duration.ofDays(7));

        assertThat(DemoYear.of(app, PORTAL, JENKINS, later)).containsAll(year(app));
    }

    @Test
    void nothingHappensBeforeTheAppOrAfterNow() {
        assertThat(DemoApps.at(NOW))
                .allSatisfy((app) -> assertThat(year(app))
                        .allSatisfy((event) -> assertThat(event.time()).isBetween(app.createdAt(), NOW)));
    }

    @Test
    void everythingThatLeadsAskForHappensToSomebody() {
        List<EventType> types = DemoApps.at(NOW).stream()
                .flatMap((app) -> year(app).stream())
                .map(LifecycleEvent::knownType)
                .flatMap(Optional::stream)
                .distinct()
                .toList();

        assertThat(types)
                .contains(
                        EventType.SERVICE_DEPLOYED,
                        EventType.SERVICE_UPGRADED,
                        EventType.SERVICE_ROLLED_BACK,
                        EventType.DEPLOYMENT_FAILED,
                        EventType.DEPLOYMENT_REFUSED,
                        EventType.INCIDENT_DETECTED,
                        EventType.INCIDENT_RESOLVED);
    }

    @Test
    void somethingHappensInEveryFortnightOfTheYear() {
        List<Instant> times = DemoApps.at(NOW).stream()
                .flatMap((app) -> year(app).stream())
                .map(LifecycleEvent::time)
                .sorted()
                .toList();

        assertThat(Duration.between(times.get(0), times.get(times.size() - 1)).toDays())
                .isGreaterThan(350);
        assertThat(Stream.iterate(NOW, (day) -> day.minus(Duration.ofDays(14))).limit(25))
                .allSatisfy((end) -> assertThat(times)
                        .anyMatch((time) -> time.isBefore(end) && time.isAfter(end.minus(Duration.ofDays(14)))));
    }

    private static List<LifecycleEvent> year(DemoApp app) {
        return DemoYear.of(app, PORTAL, JENKINS, NOW);
    }
}
