package dev.slipway.sandbox.bench;

import dev.slipway.events.EventJson;
import dev.slipway.events.EventType;
import dev.slipway.events.HistoryKeys;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.events.Payload;
import dev.slipway.lambdas.EventRecorder;
import dev.slipway.lambdas.table.Row;
import dev.slipway.lambdas.table.Rows;
import dev.slipway.sandbox.function.HandlersInProcess;
import dev.slipway.sandbox.proof.events.MadeEvents;
import dev.slipway.sandbox.proof.events.RowsInMemory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The history of some days: what the functions derive of deployments and incidents, and builds, which nothing is derived
 * from, up to the number of events that is asked for.
 */
final class MadeHistory {

    /** More of them are not derived one by one: that would take longer than all the rest. */
    private static final int DERIVED = 50_000;

    private static final int PART = 500;
    private static final URI JENKINS = URI.create("http://jenkins.example");
    private static final Instant BEGINNING = Instant.now().minus(Duration.ofDays(3));

    private final int events;
    private final int apps;

    /**
     * @param events how many
     * @param apps of how many apps the builds are
     */
    MadeHistory(int events, int apps) {
        this.events = events;
        this.apps = apps;
    }

    void writeTo(Rows rows) {
        int derived = Math.min(this.events, DERIVED);
        RowsInMemory memory = new RowsInMemory();
        HandlersInProcess handlers = new HandlersInProcess(memory);
        MadeEvents.of(1, derived, BEGINNING, FilledPortal.TEAMS).forEach(handlers::deliver);
        List<Row> all = memory.all();
        parts(all.size()).parallel().forEach((from) -> rows.addAll(all.subList(from, end(from, all.size()))));
        int builds = this.events - derived;
        parts(builds)
                .parallel()
                .forEach((from) -> rows.addAll(IntStream.range(from, end(from, builds))
                        .mapToObj(this::build)
                        .toList()));
    }

    private Row build(int number) {
        String app = "app-" + number % this.apps;
        Instant time = BEGINNING.plusMillis(number * 200L);
        LifecycleEvent event = new Payload(
                        EventType.BUILD_FINISHED, app, app + "#" + number / this.apps, Map.of(), Map.of())
                .event("build-" + number, JENKINS, time, null);
        return new Row(
                HistoryKeys.event(event.id()),
                HistoryKeys.ITSELF,
                Map.of(
                        HistoryKeys.SORT, HistoryKeys.sort(time, event.id()),
                        HistoryKeys.MONTH_LIST, HistoryKeys.eventsOf(HistoryKeys.month(time)),
                        HistoryKeys.APP_LIST, HistoryKeys.eventsOf(app),
                        EventRecorder.BODY, EventJson.write(event)));
    }

    private static IntStream parts(int size) {
        return IntStream.iterate(0, (from) -> from < size, (from) -> from + PART);
    }

    private static int end(int from, int size) {
        return Math.min(from + PART, size);
    }
}
