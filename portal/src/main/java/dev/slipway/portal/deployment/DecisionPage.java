package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.AttemptRow;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows one deployment, and lets people approve, reject and cancel it. */
@HtmlPage
final class DecisionPage {

    private final VisibleApps apps;
    private final Deployments deployments;
    private final DeploymentDecisions decisions;
    private final Policy policy;
    private final Clock clock;

    DecisionPage(VisibleApps apps, Deployments deployments, DeploymentDecisions decisions, Policy policy, Clock clock) {
        this.apps = apps;
        this.deployments = deployments;
        this.decisions = decisions;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/deployments/{id}")
    Mono<Rendering> page(Caller.Person caller, @PathVariable String name, @PathVariable String id) {
        return this.apps
                .get(caller, name, Action.DEPLOYMENT_READ)
                .flatMap(app -> find(app, id).map(deployment -> page(caller, app, deployment, List.of())));
    }

    @PostMapping("/apps/{name}/deployments/{id}/approve")
    Mono<Rendering> approve(Caller.Person caller, @PathVariable String name, @PathVariable String id) {
        return this.apps
                .get(caller, name, Action.DEPLOYMENT_APPROVE)
                .flatMap(app -> find(app, id).flatMap(deployment -> this.decisions.approve(app, deployment, caller)))
                .map(DeploymentRedirect::to);
    }

    @PostMapping("/apps/{name}/deployments/{id}/reject")
    Mono<Rendering> reject(
            Caller.Person caller, @PathVariable String name, @PathVariable String id, ServerWebExchange exchange) {
        return Mono.zip(this.apps.get(caller, name, Action.DEPLOYMENT_APPROVE), exchange.getFormData())
                .flatMap(both -> find(both.getT1(), id)
                        .flatMap(deployment -> this.decisions
                                .reject(
                                        both.getT1(),
                                        deployment,
                                        caller,
                                        both.getT2().getFirst("reason"))
                                .map(DecisionPage::back)
                                .onErrorResume(
                                        InvalidInput.class,
                                        fault -> Mono.just(page(
                                                caller,
                                                both.getT1(),
                                                deployment,
                                                List.of(String.valueOf(fault.getMessage())))))));
    }

    @PostMapping("/apps/{name}/deployments/{id}/cancel")
    Mono<Rendering> cancel(Caller.Person caller, @PathVariable String name, @PathVariable String id) {
        return this.apps
                .get(caller, name, Action.DEPLOYMENT_READ)
                .flatMap(app -> find(app, id)
                        .doOnNext(deployment -> this.policy.check(
                                caller,
                                DeploymentAccess.deployTo(
                                        deployment.environment().value()),
                                app,
                                null))
                        .flatMap(deployment -> this.decisions.cancel(app, deployment, caller)))
                .map(DecisionPage::back);
    }

    private Mono<Deployment> find(App app, String id) {
        return this.deployments
                .find(id)
                .filter(deployment -> deployment.app().equals(app.name()))
                .switchIfEmpty(
                        Mono.error(() -> new NotFound("'%s' has no deployment '%s'.".formatted(app.name(), id))));
    }

    private Rendering page(Caller.Person caller, App app, Deployment deployment, List<String> errors) {
        boolean waits = deployment.state() == DeploymentState.WAITING;
        Action deploying = DeploymentAccess.deployTo(deployment.environment().value());
        return Rendering.view("deployment/decision")
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("app", app.name().value())
                .modelAttribute("environment", deployment.environment().value())
                .modelAttribute("deployment", AttemptRow.of(deployment, this.clock.instant()))
                .modelAttribute("deployments", List.of(AttemptRow.of(deployment, this.clock.instant())))
                .modelAttribute(
                        "words", Objects.requireNonNullElse(deployment.order().words(), ""))
                .modelAttribute("trigger", deployment.order().trigger().word())
                .modelAttribute("configuration", deployment.order().configuration())
                .modelAttribute(
                        "approvedBy",
                        Objects.requireNonNullElse(deployment.outcome().approvedBy(), ""))
                .modelAttribute("begun", deployment.startedAt() != null)
                .modelAttribute("errors", errors)
                .modelAttribute("decides", waits && this.policy.allows(caller, Action.DEPLOYMENT_APPROVE, app, null))
                .modelAttribute(
                        "cancels", !deployment.state().isEnded() && this.policy.allows(caller, deploying, app, null))
                .build();
    }

    private static Rendering back(Deployment deployment) {
        return Rendering.redirectTo("/apps/%s/deployments/%s".formatted(deployment.app(), deployment.id()))
                .status(HttpStatus.SEE_OTHER)
                .build();
    }
}
