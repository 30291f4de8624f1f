package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.store.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lists apps whose owner is gone. */
@RestController
class OwnersGoneApi {

    private final OwnersGone owners;
    private final PortalProperties portal;
    private final Policy policy;

    OwnersGoneApi(OwnersGone owners, PortalProperties portal, Policy policy) {
        this.owners = owners;
        this.portal = portal;
        this.policy = policy;
    }

    @GetMapping("/api/v1/apps-without-owner")
    Mono<Page<AppAnswer>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.owners.find(caller, cursor, limit).map((page) -> page.map((app) -> AppAnswer.of(app, this.portal)));
    }
}
