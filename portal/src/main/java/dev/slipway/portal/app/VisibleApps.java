package dev.slipway.portal.app;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import reactor.core.publisher.Mono;

/** Finds an app for somebody who opens a page of it. */
public final class VisibleApps {

    private final AppDirectory apps;
    private final Policy policy;

    VisibleApps(AppDirectory apps, Policy policy) {
        this.apps = apps;
        this.policy = policy;
    }

    /**
     * Returns an app that the caller may do something with. It asks for a role before it tells whether there is such an
     * app.
     *
     * @param caller who asks
     * @param name the app's name as it stands in the address
     * @param action what they want to do
     * @return the app; {@link NotFound}, or {@link dev.slipway.portal.access.Forbidden} with whom to ask
     */
    public Mono<App> get(Caller caller, String name, Action action) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.apps
                .find(new AppName(name))
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(name))))
                .doOnNext((app) -> this.policy.check(caller, action, app, null));
    }
}
