package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.provisioning.RunRedirect;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.ShortId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Shows what a promotion would do and what stands in its way, and promotes. */
@HtmlPage
final class PromotePage {

    private final VisibleApps apps;
    private final Promotions promotions;
    private final Approvals approvals;

    PromotePage(VisibleApps apps, Promotions promotions, Approvals approvals) {
        this.apps = apps;
        this.promotions = promotions;
        this.approvals = approvals;
    }

    @GetMapping("/apps/{name}/promote/{environment}")
    Mono<Rendering> review(Caller.Person caller, @PathVariable String name, @PathVariable EnvironmentName environment) {
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> this.promotions.review(app, environment))
                .map((review) -> Rendering.view("deployment/promote")
                        .modelAttribute("app", new AppName(name).value())
                        .modelAttribute("review", review)
                        .modelAttribute("commit", ShortId.commit(review.commit()))
                        .modelAttribute("digest", ShortId.digest(review.digest()))
                        .modelAttribute(
                                "running",
                                review.running() == null ? List.of() : List.of(ShortId.commit(review.running())))
                        .build());
    }

    @PostMapping("/apps/{name}/promote/{environment}")
    Mono<Rendering> promote(
            Caller.Person caller, @PathVariable String name, @PathVariable EnvironmentName environment) {
        return this.apps
                .get(caller, name, action(environment))
                .flatMap((app) -> this.promotions.promote(app, environment, null, caller))
                .map((promoted) -> promoted.run() != null
                        ? RunRedirect.to(promoted.run())
                        : DeploymentRedirect.to(promoted.deployment()));
    }

    private Action action(EnvironmentName environment) {
        return this.approvals.areNeededIn(environment.value())
                ? Action.DEPLOYMENT_PROMOTE
                : DeploymentAccess.deployTo(environment.value());
    }
}
