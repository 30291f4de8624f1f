package dev.slipway.portal.provisioning;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads runs, whichever instance executes them. */
public final class Runs {

    private final Table table;
    private final Duration pollInterval;

    /**
     * @param table where runs are stored
     * @param pollInterval how often a reader that follows a run looks for news
     */
    public Runs(Table table, Duration pollInterval) {
        this.table = table;
        this.pollInterval = pollInterval;
    }

    /** Finds a run with the states of its steps; empty when there is none of that id. */
    public Mono<Run> find(String id) {
        return this.table
                .query(ofRun(id))
                .filter(page -> !page.items().isEmpty())
                .map(page -> RunItems.read(page.items()));
    }

    /** Returns a run, or says that there is none. */
    public Mono<Run> get(String id) {
        return find(id).switchIfEmpty(Mono.error(() -> new NotFound("There is no run '%s'.".formatted(id))));
    }

    /** Finds how some runs are, by their ids; those that are not there are left out. */
    public Mono<Map<String, RunState>> states(Collection<String> ids) {
        return this.table
                .getAll(ids.stream().distinct().map(RunItems::key).toList())
                .collectMap(item -> item.text(RunItems.ID), item -> RunState.valueOf(item.text(RunItems.STATE)));
    }

    /** Reads what the steps of a run have found out so far; none when there is no run of that id. */
    public Mono<Facts> facts(String id) {
        return this.table.query(ofRun(id)).map(page -> RunItems.facts(page.items()));
    }

    /** Finds the id of the run that undoes a create run; empty when none does. */
    public Mono<String> undoOf(String id) {
        return this.table.get(RunItems.key(id)).mapNotNull(item -> item.textOrNull(RunItems.UNDO));
    }

    /** Lists the runs of an app, the newest first. */
    public Mono<Page<Run>> ofApp(AppName app, @Nullable String cursor, int limit) {
        Query newest =
                Query.of(Index.LISTED, RunItems.list(app), limit).newestFirst().after(cursor);
        return this.table
                .query(newest)
                .flatMap(page -> Flux.fromIterable(page.items())
                        .concatMap(item -> get(item.text("id")))
                        .collectList()
                        .map(runs -> new Page<>(runs, page.next())));
    }

    /**
     * Follows a run: what happened after an event, then what happens, until the run has ended.
     *
     * @param id id of the run
     * @param after number of the last event that the reader knows; 0 for none
     */
    public Flux<RunEvent> events(String id, long after) {
        return Flux.defer(() -> {
            AtomicLong last = new AtomicLong(after);
            return Flux.defer(() -> news(id, last))
                    .repeatWhen(rounds -> rounds.delayElements(this.pollInterval))
                    .takeUntil(News::isLast)
                    .concatMapIterable(News::events);
        });
    }

    /** Reads what has happened in a run so far, the oldest first; of a very long run only the beginning. */
    public Mono<List<RunEvent>> log(String id) {
        return this.table
                .query(Query.of(RunItems.partition(id), RunItems.EVENT, Query.LARGEST))
                .map(page -> page.map(RunItems::readEvent).items());
    }

    private Flux<News> news(String id, AtomicLong last) {
        return get(id).flatMapMany(run -> this.table
                .query(after(id, last.get()))
                .map(page -> page.map(RunItems::readEvent).items())
                .map(events -> {
                    events.forEach(event -> last.set(event.number()));
                    return new News(events, run.state().isEnded() && last.get() >= run.lastEvent());
                })
                .flux());
    }

    private static Query ofRun(String id) {
        return Query.of(RunItems.partition(id), RunItems.RUN, Query.LARGEST).upTo(RunItems.STEP + "~");
    }

    private static Query after(String id, long number) {
        Key last = RunItems.eventKey(id, number);
        return Query.of(last.partition(), RunItems.EVENT, Query.LARGEST).after(last.sort());
    }

    /**
     * What a reader learns in one round.
     *
     * @param events new events
     * @param isLast whether nothing can follow
     */
    private record News(List<RunEvent> events, boolean isLast) {}
}
