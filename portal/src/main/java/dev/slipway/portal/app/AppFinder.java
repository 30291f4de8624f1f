package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds apps that somebody may see, by filter, name after name.
 *
 * <p>What it reads depends on the page's size alone, not on how many apps there are: it asks the one list that narrows
 * the filter most, and for a person who sees only their teams' apps the lists of these teams.
 */
public final class AppFinder {

    private final Table table;
    private final AppDirectory apps;
    private final Policy policy;

    AppFinder(Table table, AppDirectory apps, Policy policy) {
        this.table = table;
        this.apps = apps;
        this.policy = policy;
    }

    /**
     * Finds apps.
     *
     * @param caller who looks
     * @param filter what they look for
     * @param cursor {@code next} of the page before; null for the first
     * @param limit most apps of the page; it may come shorter and still not be the last
     */
    public Mono<Page<App>> find(Caller caller, AppFilter filter, @Nullable String cursor, int limit) {
        return Flux.fromIterable(lists(caller, filter))
                .flatMap((list) -> this.table.query(AppListing.query(list, filter.search(), limit, cursor)))
                .collectList()
                .flatMap((pages) -> read(caller, filter, merged(pages, limit)));
    }

    private Mono<Page<App>> read(Caller caller, AppFilter filter, Page<Item> page) {
        return this.apps
                .findAll(page.map(AppListing::read).items())
                .filter((app) -> filter.takes(app) && this.policy.allows(caller, Action.APP_READ, app, null))
                .collectList()
                .map((found) -> new Page<>(found, page.next()));
    }

    private Set<String> lists(Caller caller, AppFilter filter) {
        if (!filter.owner().isEmpty()) {
            return Set.of(AppListing.ofOwner(filter.owner()));
        }
        if (!filter.team().isEmpty()) {
            return Set.of(AppListing.ofTeam(filter.team()));
        }
        if (caller instanceof Caller.Person person && !this.policy.allows(caller, Action.APP_READ, null, null)) {
            Set<String> own = new LinkedHashSet<>();
            person.teams().stream().sorted().forEach((team) -> own.add(AppListing.ofTeam(team)));
            return own;
        }
        if (filter.isOfOneVersion() && filter.search().isEmpty()) {
            return Set.of(AppListing.ofVersion(filter.template()));
        }
        return Set.of(filter.template().isEmpty() ? AppListing.ALL : AppListing.ofTemplate(filter.template()));
    }

    /** Puts pages of some lists together; the next page goes on after the last item that is shown of any of them. */
    private static Page<Item> merged(List<Page<Item>> pages, int limit) {
        List<Item> all = pages.stream()
                .flatMap((page) -> page.items().stream())
                .sorted(Comparator.comparing((Item item) -> item.text(Key.SORT)))
                .toList();
        int most = Math.max(1, Math.min(limit, Query.LARGEST));
        List<Item> shown = all.subList(0, Math.min(most, all.size()));
        boolean more = all.size() > shown.size() || pages.stream().anyMatch((page) -> page.next() != null);
        return new Page<>(shown, more ? shown.get(shown.size() - 1).text(Key.SORT) : null);
    }
}
