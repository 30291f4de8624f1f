package dev.slipway.portal.inventory;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import dev.slipway.portal.store.Times;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The last comparison of each app, and when the next one is due. */
public final class Comparisons {

    private static final String OPEN_COMPARISONS = "comparison";
    private static final String AT = "comparedAt";
    private static final String DEVIATIONS = "deviations";

    private final Table table;

    /** @param table where they are stored */
    public Comparisons(Table table) {
        this.table = table;
    }

    /** Finds the last comparison of an app; empty while there was none. */
    public Mono<Comparison> last(AppName app) {
        return this.table
                .get(key(app))
                .filter((item) -> item.textOrNull(AT) != null)
                .map((item) ->
                        new Comparison(item.time(AT), List.of(item.json(DEVIATIONS, Comparison.Deviation[].class))));
    }

    /** Returns the change that lets an app be compared at a time; what was found before is kept. */
    public static Change due(AppName app, Instant when) {
        return Change.update(
                Item.of(key(app))
                        .with("name", app.value())
                        .with(Index.OPEN.partition(), OPEN_COMPARISONS)
                        .with(Index.OPEN.sort(), when),
                Set.of());
    }

    /** Lists apps whose comparison is due, the longest overdue first. */
    public Mono<List<Due>> due(Instant now, int limit) {
        return this.table
                .query(Query.of(Index.OPEN, OPEN_COMPARISONS, limit).upTo(Times.text(now)))
                .map((page) -> page.items().stream()
                        .map((item) -> new Due(new AppName(item.text("name")), item.text(Index.OPEN.sort())))
                        .toList());
    }

    /**
     * Claims a comparison, so that no other instance does the same.
     *
     * @return the claim; {@link dev.slipway.portal.store.ConditionFailed} when somebody was quicker
     */
    public Mono<Due> claim(Due due, Instant next) {
        Item claimed = Item.of(key(due.app())).with(Index.OPEN.sort(), next);
        return this.table
                .write(Change.update(claimed, Set.of(), Condition.is(Index.OPEN.sort(), due.since())))
                .thenReturn(new Due(due.app(), Times.text(next)));
    }

    /** Keeps what was found. */
    public Mono<Void> keep(Due claim, Comparison found) {
        Item item = Item.of(key(claim.app())).with(AT, found.at()).withJson(DEVIATIONS, found.deviations());
        return this.table.write(Change.update(item, Set.of(), Condition.is(Index.OPEN.sort(), claim.since())));
    }

    /** Forgets an app that is gone or out of service. */
    public Mono<Void> forget(Due claim) {
        return this.table.write(Change.delete(key(claim.app()), Condition.is(Index.OPEN.sort(), claim.since())));
    }

    private static Key key(AppName app) {
        return new Key(AppDirectory.partition(app), "compared");
    }

    /**
     * A comparison that is due.
     *
     * @param app the app
     * @param since since when, as it is stored
     */
    public record Due(AppName app, String since) {}
}
