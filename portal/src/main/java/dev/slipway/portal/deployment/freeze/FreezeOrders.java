package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people may do with freezes: everybody may know when, leads freeze their apps, and admins freeze all. */
@Component
class FreezeOrders {

    private final Freezes freezes;
    private final AppDirectory apps;
    private final Policy policy;
    private final Clock clock;

    FreezeOrders(Freezes freezes, AppDirectory apps, Policy policy, Clock clock) {
        this.freezes = freezes;
        this.apps = apps;
        this.policy = policy;
        this.clock = clock;
    }

    Mono<List<Freeze>> list(Caller caller) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.freezes.all();
    }

    Mono<Freeze> add(Caller.Person caller, NewFreeze wanted) {
        return scope(wanted.app())
                .doOnNext(app -> this.policy.check(caller, Action.FREEZE_WRITE, app.orElse(null), wanted.team()))
                .flatMap(app -> this.freezes.add(wanted.freeze(caller.name(), this.clock.instant())));
    }

    Mono<Void> remove(Caller.Person caller, String id) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.freezes
                .find(id)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no freeze '%s'.".formatted(id))))
                .flatMap(freeze -> scope(freeze.app())
                        .doOnNext(
                                app -> this.policy.check(caller, Action.FREEZE_WRITE, app.orElse(null), freeze.team()))
                        .then(this.freezes.remove(freeze)));
    }

    private Mono<Optional<App>> scope(@Nullable String app) {
        if (app == null) {
            return Mono.just(Optional.empty());
        }
        return this.apps
                .find(new AppName(app))
                .map(Optional::of)
                .switchIfEmpty(Mono.error(() -> new InvalidInput("app", "There is no app '%s'.".formatted(app))));
    }
}
