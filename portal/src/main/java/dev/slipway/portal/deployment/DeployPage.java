package dev.slipway.portal.deployment;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentActions;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.history.BuildRow;
import dev.slipway.portal.history.Builds;
import dev.slipway.portal.history.RecordedBuild;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.ShortId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Deploys by hand: lets somebody choose a build that pushed an image, says what would happen, and deploys it. */
@HtmlPage
final class DeployPage {

    private final VisibleApps apps;
    private final Builds builds;
    private final OrderReviews reviews;
    private final DeploymentOrders orders;
    private final Policy policy;
    private final Clock clock;

    DeployPage(
            VisibleApps apps,
            Builds builds,
            OrderReviews reviews,
            DeploymentOrders orders,
            Policy policy,
            Clock clock) {
        this.apps = apps;
        this.builds = builds;
        this.reviews = reviews;
        this.orders = orders;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/deploy/{environment}")
    Mono<Rendering> page(
            Caller.Person caller,
            @PathVariable String name,
            @PathVariable EnvironmentName environment,
            @RequestParam Map<String, String> query) {
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> query.containsKey("digest")
                        ? review(caller, app, wanted(environment, query))
                        : choice(caller, app, environment, query.get("after")));
    }

    /** A page of builds without any image leads on to older ones. */
    private Mono<Rendering> choice(
            Caller.Person caller, App app, EnvironmentName environment, @Nullable String cursor) {
        Instant now = this.clock.instant();
        String here = EnvironmentActions.deploy(app.name(), environment);
        return this.builds
                .ofApp(caller, app.name(), cursor)
                .map((page) -> Rendering.view("deployment/deploy-choice")
                        .modelAttribute("app", app.name().value())
                        .modelAttribute("environment", environment.value())
                        .modelAttribute("builds", withImage(page, here, now))
                        .modelAttribute("more", PageAddress.next(here, page.next()))
                        .build());
    }

    private static List<BuildRow> withImage(Page<RecordedBuild> page, String here, Instant now) {
        return page.items().stream()
                .map((build) -> BuildRow.of(build, here, now))
                .filter((row) -> !row.deployHref().isEmpty())
                .toList();
    }

    private Mono<Rendering> review(Caller.Person caller, App app, NewDeployment wanted) {
        boolean allowed = this.policy.allows(caller, DeploymentAccess.deployTo(wanted.environment()), app, null);
        boolean overrides = this.policy.allows(caller, Action.FREEZE_OVERRIDE, app, null);
        return this.reviews
                .of(app, wanted)
                .map((review) -> Rendering.view("deployment/deploy")
                        .modelAttribute("app", app.name().value())
                        .modelAttribute("team", app.team())
                        .modelAttribute("allowed", allowed)
                        .modelAttribute(
                                "overrides", overrides && !review.refusals().isEmpty())
                        .modelAttribute("wanted", wanted)
                        .modelAttribute("review", review)
                        .modelAttribute(
                                "busy",
                                Stream.ofNullable(PageAddress.of(review.underWay()))
                                        .toList())
                        .modelAttribute("commit", ShortId.commit(review.commit()))
                        .modelAttribute("digest", ShortId.digest(review.digest()))
                        .modelAttribute(
                                "running",
                                Stream.ofNullable(review.running())
                                        .map(ShortId::commit)
                                        .toList())
                        .build());
    }

    @PostMapping("/apps/{name}/deploy/{environment}")
    Mono<Rendering> deploy(
            Caller.Person caller,
            @PathVariable String name,
            @PathVariable EnvironmentName environment,
            ServerWebExchange exchange) {
        return Mono.zip(
                        this.apps.get(caller, name, DeploymentAccess.deployTo(environment.value())),
                        exchange.getFormData())
                .flatMap((both) -> deploy(
                        caller, both.getT1(), wanted(environment, both.getT2().toSingleValueMap())))
                .map(DeploymentRedirect::to);
    }

    private Mono<Deployment> deploy(Caller.Person caller, App app, NewDeployment wanted) {
        if (wanted.override() != null) {
            this.policy.check(caller, Action.FREEZE_OVERRIDE, app, null);
        }
        return this.orders.open(app, wanted, caller);
    }

    private static NewDeployment wanted(EnvironmentName environment, Map<String, String> fields) {
        String override = fields.getOrDefault("override", "").strip();
        return new NewDeployment(
                environment.value(),
                fields.get("digest"),
                fields.get("commit"),
                fields.get("build"),
                fields.get("whenBusy"),
                override.isEmpty() ? null : override);
    }
}
