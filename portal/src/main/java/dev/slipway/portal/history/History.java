package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.cloud.LostEvents;
import dev.slipway.portal.outbox.UnpublishedEvents;
import dev.slipway.portal.store.Page;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** What was recorded, for those who may read it. */
public final class History {

    private static final int MOST = 200;
    private static final int AROUND = 50;

    private final HistoryStore store;
    private final DeploymentSearch search;
    private final Audience audience;
    private final LostEvents lost;
    private final UnpublishedEvents unpublished;
    private final Clock clock;

    History(HistoryStore store, Audience audience, LostEvents lost, UnpublishedEvents unpublished, Clock clock) {
        this.store = store;
        this.search = new DeploymentSearch(store);
        this.audience = audience;
        this.lost = lost;
        this.unpublished = unpublished;
        this.clock = clock;
    }

    /**
     * Makes a history that reads a table, for tools that measure it.
     *
     * @param apps all apps
     * @param policy who may read
     */
    public static History reading(
            DynamoDbAsyncClient client, String table, AppDirectory apps, Policy policy, Clock clock) {
        Mono<Integer> none = Mono.just(0);
        return new History(new HistoryStore(client, table), new Audience(apps, policy), () -> none, () -> none, clock);
    }

    /**
     * Looks for deployments that the caller may see, newest first.
     *
     * @param filter which ones
     * @param limit most deployments of a page, 1 to 200; the page may be shorter and still not the last
     * @param cursor {@code next} of the page before; null for the first
     */
    public Mono<Found> deployments(Caller caller, HistoryFilter filter, int limit, @Nullable String cursor) {
        return Mono.defer(() -> {
            Position from = Position.of(cursor, this.clock.instant());
            int most = checked(limit);
            AppName app = filter.app();
            if (app != null) {
                return this.audience
                        .reads(caller, app)
                        .flatMap((name) -> this.search.page(filter, from, most, (deployment) -> true));
            }
            if (filter.team() != null) {
                this.audience.checkReads(caller, filter.team());
            }
            Predicate<@Nullable String> teams = this.audience.teamsOf(caller);
            return this.search.page(filter, from, most, (deployment) -> teams.test(deployment.team()));
        });
    }

    /** Reads the first page of what a filter finds, and streams it and all others as the reader takes them. */
    public Mono<Flux<RecordedDeployment>> export(Caller caller, HistoryFilter filter) {
        return deployments(caller, filter, MOST, null)
                .map((first) -> Flux.just(first)
                        .expand((page) ->
                                page.next() == null ? Mono.empty() : deployments(caller, filter, MOST, page.next()))
                        .concatMapIterable(Found::items));
    }

    /** Lists the events of an app, newest first; limit and cursor as in {@link #deployments}. */
    public Mono<Page<RecordedEvent>> eventsOf(Caller caller, AppName app, int limit, @Nullable String cursor) {
        return Mono.defer(() -> this.audience
                .reads(caller, app)
                .flatMap((name) -> this.store.ofApp(
                        HistoryKeys.eventsOf(name), Position.of(cursor, this.clock.instant()), checked(limit)))
                .map((slice) -> slice.page(HistoryItem::event)));
    }

    /**
     * Lists the events of an app around a time, newest first, those after it and before it half and half.
     *
     * @param time the time as somebody wrote it, with its offset
     */
    public Mono<List<RecordedEvent>> eventsAround(Caller caller, AppName app, String time) {
        String list = HistoryKeys.eventsOf(app);
        return this.audience.reads(caller, app).flatMap((name) -> {
            Position middle = Position.before(time(time));
            return Mono.zip(this.store.ofAppAfter(list, middle, AROUND), this.store.ofApp(list, middle, AROUND))
                    .map((both) -> {
                        List<RecordedEvent> all = new ArrayList<>(
                                both.getT1().page(HistoryItem::event).items());
                        Collections.reverse(all);
                        all.addAll(both.getT2().page(HistoryItem::event).items());
                        return all;
                    });
        });
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException ex) {
            throw new InvalidInput("time", "The time must be like 2026-11-21T14:05:00Z.");
        }
    }

    /** Says how fresh the history is, to those who may read some of it. */
    public Mono<Freshness> freshness(Caller caller) {
        return Mono.defer(() -> {
            this.audience.teamsOf(caller);
            return freshness(this.clock.instant());
        });
    }

    private Mono<Freshness> freshness(Instant now) {
        Mono<Optional<Instant>> newest = this.store
                .ofMonth(HistoryKeys.eventsOf(HistoryKeys.month(now)), Position.before(now.plusSeconds(60)), 1)
                .map((slice) -> slice.items().stream()
                        .map((item) -> item.position().time())
                        .findFirst());
        return Mono.zip(newest, this.lost.count(), this.unpublished.count())
                .map((all) -> new Freshness(all.getT1().orElse(null), all.getT2(), all.getT3()));
    }

    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", "'%d' is no limit: use 1 to %d.".formatted(limit, MOST));
        }
        return limit;
    }
}
