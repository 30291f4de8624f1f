package dev.slipway.portal.access.token;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.web.HtmlPage;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Renews the token of an app's pipelines by a button. */
@HtmlPage
final class RotationPage {

    private final VisibleApps apps;
    private final TokenRotation rotation;

    RotationPage(VisibleApps apps, TokenRotation rotation) {
        this.apps = apps;
        this.rotation = rotation;
    }

    @PostMapping("/apps/{name}/access/rotate")
    Mono<Rendering> rotate(Caller.Person caller, @PathVariable String name) {
        return this.apps
                .get(caller, name, Action.TOKEN_WRITE)
                .flatMap(this.rotation::rotate)
                .doOnNext(next -> caller.origin().changed("token", null, next.id()))
                .map(next -> Rendering.redirectTo("/apps/" + name + "/access")
                        .status(HttpStatus.SEE_OTHER)
                        .build());
    }
}
