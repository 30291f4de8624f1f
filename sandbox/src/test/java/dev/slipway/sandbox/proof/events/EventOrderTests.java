package dev.slipway.sandbox.proof.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentEvents;
import dev.slipway.events.DeploymentFacts;
import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.lambdas.EventRecorder;
import dev.slipway.lambdas.Replay;
import dev.slipway.lambdas.projection.Projections;
import dev.slipway.lambdas.table.Rows;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventOrderTests {

    private final RowsInMemory rows = new RowsInMemory();

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void derivesTheSameFromAnyShuffleWithRepetitions(int seed) {
        List<LifecycleEvent> events = MadeEvents.of(seed, 150);

        shuffledWithRepetitions(events, seed).forEach((event) -> apply(this.rows, event));

        assertThat(Found.of(this.rows, events)).containsExactlyInAnyOrderEntriesOf(Expected.of(events));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void mendsWhatWasInterruptedByTheRepetition(int seed) {
        List<LifecycleEvent> events = MadeEvents.of(1000 + seed, 40);
        Random random = new Random(seed);

        for (LifecycleEvent event : shuffledWithRepetitions(events, seed)) {
            try {
                apply(new FailingRows(this.rows, random.nextInt(30)), event);
            } catch (FailingRows.Broken interrupted) {
                apply(this.rows, event);
            }
        }

        assertThat(Found.of(this.rows, events)).containsExactlyInAnyOrderEntriesOf(Expected.of(events));
    }

    @Test
    void derivesTheSameWhenManyFunctionsWorkAtOnce() {
        List<LifecycleEvent> events = MadeEvents.of(7, 600);

        shuffledWithRepetitions(events, 7).parallelStream().forEach((event) -> apply(this.rows, event));

        assertThat(Found.of(this.rows, events)).containsExactlyInAnyOrderEntriesOf(Expected.of(events));
    }

    @Test
    void rebuildsEverythingFromTheRecordedEvents() {
        List<LifecycleEvent> events = MadeEvents.of(11, 300);
        EventRecorder recorder = new EventRecorder(this.rows);
        events.forEach((event) -> recorder.record(EventJson.write(event), event));

        Replay.Progress progress = new Replay(this.rows)
                .run(new Replay.Progress(YearMonth.of(2026, 9), "", 0), YearMonth.of(2027, 2), () -> true);

        assertThat(progress.replayed()).isEqualTo(300);
        assertThat(Found.of(this.rows, events)).containsExactlyInAnyOrderEntriesOf(Expected.of(events));
    }

    @Test
    void seesWhenTheConditionOnTheVersionIsGone() {
        List<LifecycleEvent> two = List.of(succeeded("shop"), succeeded("ferry"));

        assertThat(overtaken(this.rows, two)).isEqualTo(Expected.of(two));
        assertThat(overtaken(new CarelessRows(new RowsInMemory()), two)).isNotEqualTo(Expected.of(two));
    }

    @Test
    void seesWhenTheConditionOnTheEventsIdIsGone() {
        List<LifecycleEvent> events = MadeEvents.of(3, 100);
        List<LifecycleEvent> twice = new ArrayList<>(events);
        twice.addAll(events);

        assertThat(appended(this.rows, twice)).isEqualTo(100);
        assertThat(appended(new CarelessRows(new RowsInMemory()), twice)).isEqualTo(200);
    }

    /** Applies the first event while the second one comes between its reading and its writing. */
    private static Map<String, String> overtaken(Rows rows, List<LifecycleEvent> two) {
        apply(new OvertakenRows(rows, () -> apply(rows, two.get(1))), two.get(0));
        return Found.of(rows, two);
    }

    private static LifecycleEvent succeeded(String app) {
        DeploymentFacts facts =
                new DeploymentFacts("d-" + app, app, "city-hall", "prod", "sha256:0f", "c0ffee", null, "person", "lea");
        return DeploymentEvents.deployed(facts)
                .event("e-" + app, URI.create("/portal"), Instant.parse("2026-11-21T07:00:00Z"), null);
    }

    private static int appended(Rows rows, List<LifecycleEvent> events) {
        EventRecorder recorder = new EventRecorder(rows);
        AtomicInteger appended = new AtomicInteger();
        events.forEach((event) -> {
            if (recorder.record(EventJson.write(event), event)) {
                appended.incrementAndGet();
            }
        });
        return appended.get();
    }

    private static void apply(Rows rows, LifecycleEvent event) {
        new Projections(rows).apply(EventJson.write(event), event);
    }

    static List<LifecycleEvent> shuffledWithRepetitions(List<LifecycleEvent> events, int seed) {
        Random random = new Random(seed);
        List<LifecycleEvent> all = new ArrayList<>(events);
        events.stream().filter((event) -> random.nextInt(3) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }
}
