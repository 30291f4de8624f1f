package dev.slipway.portal.deployment;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.ShortId;
import dev.slipway.portal.web.When;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists the images that one can go back to, and rolls back. */
@HtmlPage
final class RollbackPage {

    private final VisibleApps apps;
    private final Rollbacks rollbacks;
    private final Clock clock;

    RollbackPage(VisibleApps apps, Rollbacks rollbacks, Clock clock) {
        this.apps = apps;
        this.rollbacks = rollbacks;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/rollback/{environment}")
    Mono<Rendering> form(Caller.Person caller, @PathVariable String name, @PathVariable EnvironmentName environment) {
        return this.apps
                .get(caller, name, DeploymentAccess.deployTo(environment.value()))
                .flatMap((app) -> page(app, environment, Wanted.NONE, List.of()));
    }

    @PostMapping("/apps/{name}/rollback/{environment}")
    Mono<Rendering> rollBack(
            Caller.Person caller,
            @PathVariable String name,
            @PathVariable EnvironmentName environment,
            ServerWebExchange exchange) {
        return Mono.zip(
                        this.apps.get(caller, name, DeploymentAccess.deployTo(environment.value())),
                        exchange.getFormData().map(Wanted::of))
                .flatMap((both) -> rollBack(both.getT1(), environment, both.getT2(), caller));
    }

    private Mono<Rendering> rollBack(App app, EnvironmentName environment, Wanted wanted, Caller.Person caller) {
        return this.rollbacks
                .rollBack(
                        app,
                        new Rollbacks.NewRollback(environment.value(), null, wanted.deployment(), wanted.reason()),
                        caller)
                .map(DeploymentRedirect::to)
                .onErrorResume(
                        InvalidInput.class,
                        (fault) -> page(app, environment, wanted, List.of(String.valueOf(fault.getMessage()))));
    }

    private Mono<Rendering> page(App app, EnvironmentName environment, Wanted wanted, List<String> errors) {
        Instant now = this.clock.instant();
        return this.rollbacks
                .targets(app.name(), environment)
                .defaultIfEmpty(List.of())
                .map((targets) -> Rendering.view("deployment/rollback")
                        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                        .modelAttribute("app", app.name().value())
                        .modelAttribute("environment", environment.value())
                        .modelAttribute("reason", wanted.reason())
                        .modelAttribute("errors", errors)
                        .modelAttribute(
                                "targets",
                                targets.stream()
                                        .map((target) -> Target.of(target, wanted, target.equals(targets.get(0)), now))
                                        .toList())
                        .build());
    }

    /**
     * What was typed.
     *
     * @param deployment the deployment to go back to; empty for the one before
     * @param reason why
     */
    private record Wanted(String deployment, String reason) {

        static final Wanted NONE = new Wanted("", "");

        static Wanted of(MultiValueMap<String, String> form) {
            return new Wanted(
                    Objects.requireNonNullElse(form.getFirst("deployment"), ""),
                    Objects.requireNonNullElse(form.getFirst("reason"), ""));
        }
    }

    /**
     * Where one can go back to.
     *
     * @param id the deployment that brought it
     * @param commit its commit
     * @param digest its image
     * @param when when it was brought
     * @param who who brought it
     * @param chosen whether it is proposed
     */
    record Target(String id, ShortId commit, ShortId digest, When when, String who, boolean chosen) {
        static Target of(Deployment target, Wanted wanted, boolean first, Instant now) {
            return new Target(
                    target.id(),
                    ShortId.commit(target.commit()),
                    ShortId.digest(target.digest()),
                    When.of(target.createdAt(), now),
                    target.who(),
                    wanted.deployment().isEmpty() ? first : wanted.deployment().equals(target.id()));
        }
    }
}
