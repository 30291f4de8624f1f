package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.store.Page;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Walks the deployments of all apps backwards, month by month. A page costs a bounded number of Queries, so it may come
 * back short, even empty, and still name the next one.
 */
final class NewestDeployments {

    private static final int QUERIES = 12;

    /** There was no Slipway before, so nothing is looked for. */
    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    private final HistoryStore store;

    NewestDeployments(HistoryStore store) {
        this.store = store;
    }

    /**
     * Reads a page.
     *
     * @param from where to begin
     * @param limit most deployments wanted
     * @param wanted which ones
     */
    Mono<Page<RecordedDeployment>> page(Position from, int limit, Predicate<RecordedDeployment> wanted) {
        return walk(new Walk(from.month(), from, List.of(), limit, wanted), QUERIES);
    }

    private Mono<Page<RecordedDeployment>> walk(Walk walk, int queries) {
        if (walk.month.isBefore(FIRST)) {
            return Mono.just(new Page<>(walk.found, null));
        }
        if (walk.found.size() == walk.limit || queries == 0) {
            return Mono.just(new Page<>(walk.found, walk.next()));
        }
        String list = HistoryKeys.deploymentsOf(walk.month);
        return this.store
                .ofMonth(list, walk.from, walk.limit - walk.found.size())
                .flatMap((slice) -> walk(walk.after(slice), queries - 1));
    }

    private record Walk(
            YearMonth month,
            Position from,
            List<RecordedDeployment> found,
            int limit,
            Predicate<RecordedDeployment> wanted) {

        Walk after(HistoryStore.Slice slice) {
            List<RecordedDeployment> all = new ArrayList<>(this.found);
            slice.items().stream()
                    .flatMap((item) -> item.deployment().stream())
                    .filter(this.wanted)
                    .forEach(all::add);
            if (slice.more()) {
                Position last = slice.items().get(slice.items().size() - 1).position();
                return new Walk(this.month, last, all, this.limit, this.wanted);
            }
            YearMonth before = this.month.minusMonths(1);
            return new Walk(before, Position.endOf(before), all, this.limit, this.wanted);
        }

        @Nullable
        String next() {
            return this.month.isBefore(FIRST) ? null : this.from.cursor();
        }
    }
}
