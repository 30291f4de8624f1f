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
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets leads freeze their apps, and admins freeze all; everybody may know when. */
@RestController
class FreezeApi {

    private final Freezes freezes;
    private final AppDirectory apps;
    private final Policy policy;
    private final Clock clock;

    FreezeApi(Freezes freezes, AppDirectory apps, Policy policy, Clock clock) {
        this.freezes = freezes;
        this.apps = apps;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/api/v1/freezes")
    Mono<List<Freeze>> list(Caller caller) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.freezes.all();
    }

    @PostMapping("/api/v1/freezes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Freeze> add(Caller.Person caller, @RequestBody NewFreeze wanted) {
        return scope(wanted.app())
                .doOnNext(app -> this.policy.check(caller, Action.FREEZE_WRITE, app.orElse(null), wanted.team()))
                .flatMap(app -> this.freezes.add(wanted.freeze(caller.name(), this.clock.instant())));
    }

    @DeleteMapping("/api/v1/freezes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller.Person caller, @RequestParam(defaultValue = "") String id) {
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
