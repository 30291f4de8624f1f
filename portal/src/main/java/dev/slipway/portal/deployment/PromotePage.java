package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.deployment.Promotions.Promoted;
import dev.slipway.portal.provisioning.RunRedirect;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.ShortId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows what a promotion would do and what stands in its way, and promotes. */
@HtmlPage
final class PromotePage {

    private final VisibleApps apps;
    private final Promotions promotions;
    private final Approvals approvals;
    private final Policy policy;

    PromotePage(VisibleApps apps, Promotions promotions, Approvals approvals, Policy policy) {
        this.apps = apps;
        this.promotions = promotions;
        this.approvals = approvals;
        this.policy = policy;
    }

    @GetMapping("/apps/{name}/promote/{environment}")
    Mono<Rendering> review(Caller.Person caller, @PathVariable String name, @PathVariable EnvironmentName environment) {
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> this.promotions.review(app, environment).map((review) -> page(caller, app, review)));
    }

    private Rendering page(Caller.Person caller, App app, OrderReview review) {
        boolean overrides =
                !review.refusals().isEmpty() && this.policy.allows(caller, Action.FREEZE_OVERRIDE, app, null);
        return Rendering.view("deployment/promote")
                .modelAttribute("app", app.name().value())
                .modelAttribute("overrides", overrides)
                .modelAttribute("review", review)
                .modelAttribute("commit", ShortId.commit(review.commit()))
                .modelAttribute("digest", ShortId.digest(review.digest()))
                .modelAttribute(
                        "running", review.running() == null ? List.of() : List.of(ShortId.commit(review.running())))
                .build();
    }

    @PostMapping("/apps/{name}/promote/{environment}")
    Mono<Rendering> promote(
            Caller.Person caller,
            @PathVariable String name,
            @PathVariable EnvironmentName environment,
            ServerWebExchange exchange) {
        return Mono.zip(this.apps.get(caller, name, action(environment)), exchange.getFormData())
                .flatMap((both) ->
                        promote(caller, both.getT1(), environment, both.getT2().getFirst("override")))
                .map((promoted) -> promoted.run() != null
                        ? RunRedirect.to(promoted.run())
                        : DeploymentRedirect.to(promoted.deployment()));
    }

    private Mono<Promoted> promote(
            Caller.Person caller, App app, EnvironmentName environment, @Nullable String override) {
        String words = (override == null || override.isBlank()) ? null : override.strip();
        if (words != null) {
            this.policy.check(caller, Action.FREEZE_OVERRIDE, app, null);
        }
        return this.promotions.promote(app, environment, words, caller);
    }

    private Action action(EnvironmentName environment) {
        return this.approvals.areNeededIn(environment.value())
                ? Action.DEPLOYMENT_PROMOTE
                : DeploymentAccess.deployTo(environment.value());
    }
}
