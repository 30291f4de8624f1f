package dev.slipway.portal.history;

import dev.slipway.events.HistoryKeys;
import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What was recorded, for those who may read it. */
public final class History {

    private static final int MOST = 200;

    private final HistoryStore store;
    private final NewestDeployments newest;
    private final AppDirectory apps;
    private final Policy policy;
    private final Clock clock;

    History(HistoryStore store, AppDirectory apps, Policy policy, Clock clock) {
        this.store = store;
        this.newest = new NewestDeployments(store);
        this.apps = apps;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Lists deployments of all apps that the caller may see, newest first.
     *
     * @param limit most deployments of a page, 1 to 200; the page may be shorter and still not the last
     * @param cursor {@code next} of the page before; null for the first
     */
    public Mono<Page<RecordedDeployment>> deployments(Caller caller, int limit, @Nullable String cursor) {
        return Mono.defer(
                () -> this.newest.page(Position.of(cursor, this.clock.instant()), checked(limit), visibleTo(caller)));
    }

    /** Lists the deployments of an app, newest first; limit and cursor as in {@link #deployments}. */
    public Mono<Page<RecordedDeployment>> deploymentsOf(
            Caller caller, AppName app, int limit, @Nullable String cursor) {
        String list = HistoryKeys.deploymentsOf(app.value());
        return ofApp(
                caller, app, list, limit, cursor, (item) -> item.deployment().orElse(null));
    }

    /** Lists the events of an app, newest first; limit and cursor as in {@link #deployments}. */
    public Mono<Page<RecordedEvent>> eventsOf(Caller caller, AppName app, int limit, @Nullable String cursor) {
        return ofApp(caller, app, HistoryKeys.eventsOf(app.value()), limit, cursor, HistoryItem::event);
    }

    private <T> Mono<Page<T>> ofApp(
            Caller caller,
            AppName name,
            String list,
            int limit,
            @Nullable String cursor,
            Function<HistoryItem, @Nullable T> reader) {
        return this.apps
                .find(name)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(name))))
                .doOnNext((app) -> this.policy.check(caller, Action.HISTORY_READ, app, null))
                .flatMap((app) -> this.store.ofApp(list, Position.of(cursor, this.clock.instant()), checked(limit)))
                .map((slice) -> page(slice, reader));
    }

    private static <T> Page<T> page(HistoryStore.Slice slice, Function<HistoryItem, @Nullable T> reader) {
        String next = slice.more()
                ? slice.items().get(slice.items().size() - 1).position().cursor()
                : null;
        return new Page<T>(
                slice.items().stream()
                        .<T>mapMulti((item, sink) -> {
                            T value = reader.apply(item);
                            if (value != null) {
                                sink.accept(value);
                            }
                        })
                        .toList(),
                next);
    }

    private Predicate<RecordedDeployment> visibleTo(Caller caller) {
        if (this.policy.allows(caller, Action.HISTORY_READ, null, null)) {
            return (deployment) -> true;
        }
        boolean someTeams = caller instanceof Caller.Person person
                && person.teams().stream().anyMatch((team) -> seesTeam(caller, team));
        if (!someTeams) {
            this.policy.check(caller, Action.HISTORY_READ, null, null);
        }
        return (deployment) -> deployment.team() != null && seesTeam(caller, deployment.team());
    }

    private boolean seesTeam(Caller caller, String team) {
        return this.policy.allows(caller, Action.HISTORY_READ, null, team);
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", "'%d' is no limit: use 1 to %d.".formatted(limit, MOST));
        }
        return limit;
    }
}
