package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * Looks for deployments backwards: in the list of an app, of a team, or of all month by month. A page costs a bounded
 * number of Queries, so it may come back short, even empty, and still name the next one.
 */
final class DeploymentSearch {

    private static final int QUERIES = 14;
    private static final int MONTHS = 13;
    private static final int LEAST = 25;

    private final HistoryStore store;

    DeploymentSearch(HistoryStore store) {
        this.store = store;
    }

    /**
     * Reads a page.
     *
     * @param filter what to look for
     * @param from where to begin
     * @param limit most deployments wanted
     * @param visible which ones may be seen
     */
    Mono<Found> page(HistoryFilter filter, Position from, int limit, Predicate<RecordedDeployment> visible) {
        Instant to = filter.to();
        Position begin =
                to != null && Position.before(to).sort().compareTo(from.sort()) < 0 ? Position.before(to) : from;
        return walk(new Walk(filter, visible, limit, begin.month(), begin, List.of(), false), QUERIES);
    }

    private Mono<Found> walk(Walk walk, int queries) {
        if (walk.ended || walk.found.size() >= walk.limit || queries == 0) {
            return Mono.just(walk.result());
        }
        return slice(walk).flatMap((slice) -> walk(walk.after(slice), queries - 1));
    }

    private Mono<HistoryStore.Slice> slice(Walk walk) {
        int limit = Math.max(LEAST, walk.limit - walk.found.size());
        if (walk.filter.app() != null) {
            return this.store.ofApp(HistoryKeys.deploymentsOf(walk.filter.app()), walk.from, limit);
        }
        if (walk.filter.team() != null) {
            return this.store.ofTeam(HistoryKeys.deploymentsOf(walk.filter.team()), walk.from, limit);
        }
        return this.store.ofMonth(HistoryKeys.deploymentsOf(walk.month), walk.from, limit);
    }

    private record Walk(
            HistoryFilter filter,
            Predicate<RecordedDeployment> visible,
            int limit,
            YearMonth month,
            Position from,
            List<RecordedDeployment> found,
            boolean ended) {

        Walk after(HistoryStore.Slice slice) {
            List<RecordedDeployment> all = new ArrayList<>(this.found);
            Position last = this.from;
            boolean past = false;
            for (HistoryItem item : slice.items()) {
                if (all.size() == this.limit) {
                    return new Walk(this.filter, this.visible, this.limit, this.month, last, all, false);
                }
                last = item.position();
                past = past || this.filter.endsBefore(last.time());
                item.deployment()
                        .filter(this.visible)
                        .filter(this.filter::wants)
                        .ifPresent(all::add);
            }
            if (slice.more() && !past) {
                return new Walk(this.filter, this.visible, this.limit, this.month, last, all, false);
            }
            YearMonth before = this.month.minusMonths(1);
            boolean oneList = this.filter.app() != null || this.filter.team() != null;
            boolean end = past || oneList || before.isBefore(oldest()) || this.filter.endsBefore(endOf(before));
            return new Walk(this.filter, this.visible, this.limit, before, Position.endOf(before), all, end);
        }

        Found result() {
            return this.ended
                    ? new Found(this.found, null, null)
                    : new Found(this.found, this.from.cursor(), this.from.time());
        }

        /** Nothing is looked for that is older than a year, beginning with the month of now. */
        private static YearMonth oldest() {
            return YearMonth.now(ZoneOffset.UTC).minusMonths(MONTHS);
        }

        private static Instant endOf(YearMonth month) {
            return month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
    }
}
