package dev.slipway.portal.app;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Page;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds apps whose owner is gone: not in the organisation of the source hosting any more. */
public final class OwnersGone {

    private static final int AT_ONCE = 4;

    private final AppFinder finder;
    private final SourceHosting source;

    OwnersGone(AppFinder finder, SourceHosting source) {
        this.finder = finder;
        this.source = source;
    }

    /**
     * Looks through one page of the apps that somebody may see; it comes shorter by those whose owner is there.
     *
     * @param caller who looks
     * @param cursor {@code next} of the page before; null for the first
     * @param limit most apps that are looked at
     */
    public Mono<Page<App>> find(Caller caller, @Nullable String cursor, int limit) {
        return this.finder.find(caller, AppFilter.NONE, cursor, limit).flatMap((page) -> {
            List<App> inService = page.items().stream()
                    .filter((app) -> app.state() == AppState.ACTIVE)
                    .toList();
            return gone(inService)
                    .map((gone) -> new Page<>(
                            inService.stream()
                                    .filter((app) -> gone.contains(app.owner().login()))
                                    .toList(),
                            page.next()));
        });
    }

    private Mono<Set<String>> gone(List<App> apps) {
        return Flux.fromIterable(apps.stream().map((app) -> app.owner().login()).collect(Collectors.toSet()))
                .filterWhen((login) -> this.source.isMember(login).map((member) -> !member), AT_ONCE)
                .collect(Collectors.toSet());
    }
}
