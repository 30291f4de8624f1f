package dev.slipway.portal.deployment.configuration;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.deployment.Deployment;
import dev.slipway.portal.deployment.DeploymentAccess;
import dev.slipway.portal.deployment.DeploymentRedirect;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.When;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows the versions of a configuration and takes the next one. */
@HtmlPage
final class ConfigurationEditPage {

    private static final int LAST_ONES = 10;

    private final VisibleApps apps;
    private final Environments environments;
    private final Configurations configurations;
    private final ConfigurationChanges changes;
    private final Deployments deployments;
    private final Clock clock;

    ConfigurationEditPage(
            VisibleApps apps,
            Environments environments,
            Configurations configurations,
            ConfigurationChanges changes,
            Deployments deployments,
            Clock clock) {
        this.apps = apps;
        this.environments = environments;
        this.configurations = configurations;
        this.changes = changes;
        this.deployments = deployments;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/configuration/{environment}")
    Mono<Rendering> form(Caller.Person caller, @PathVariable String name, @PathVariable EnvironmentName environment) {
        return this.apps.get(caller, name, Action.APP_READ).flatMap(app -> {
            EnvironmentName known = this.environments.get(environment).name();
            return running(app, known)
                    .flatMap(version -> this.configurations.values(app.name(), known, version))
                    .flatMap(values -> page(app, known, ConfigurationForm.of(values), List.of()));
        });
    }

    @PostMapping("/apps/{name}/configuration/{environment}")
    Mono<Rendering> change(
            Caller.Person caller,
            @PathVariable String name,
            @PathVariable EnvironmentName environment,
            ServerWebExchange exchange) {
        return Mono.zip(
                        this.apps.get(caller, name, DeploymentAccess.deployTo(environment.value())),
                        exchange.getFormData().map(ConfigurationForm::of))
                .flatMap(both -> change(both.getT1(), environment, both.getT2(), caller));
    }

    private Mono<Rendering> change(App app, EnvironmentName environment, ConfigurationForm form, Caller.Person caller) {
        return Mono.fromSupplier(form::read)
                .flatMap(wanted -> this.changes.change(app, environment, wanted, caller.name()))
                .map(changed -> after(app, changed))
                .onErrorResume(
                        InvalidInput.class,
                        fault -> page(app, environment, form, List.of(String.valueOf(fault.getMessage()))));
    }

    private static Rendering after(App app, ConfigurationChanges.Changed changed) {
        Deployment deployment = changed.deployment();
        return (deployment != null)
                ? DeploymentRedirect.to(deployment)
                : Rendering.redirectTo("/apps/%s/configuration".formatted(app.name()))
                        .status(HttpStatus.SEE_OTHER)
                        .build();
    }

    private Mono<Rendering> page(App app, EnvironmentName environment, ConfigurationForm form, List<String> errors) {
        Instant now = this.clock.instant();
        return Mono.zip(running(app, environment), this.configurations.list(app.name(), environment, LAST_ONES))
                .map(parts -> Rendering.view("deployment/configuration")
                        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                        .modelAttribute("app", app.name().value())
                        .modelAttribute("environment", environment.value())
                        .modelAttribute("form", form)
                        .modelAttribute("errors", errors)
                        .modelAttribute("running", parts.getT1())
                        .modelAttribute(
                                "versions",
                                parts.getT2().stream()
                                        .map(version -> Row.of(version, now))
                                        .toList())
                        .build());
    }

    private Mono<Integer> running(App app, EnvironmentName environment) {
        return this.deployments
                .current(app.name(), environment)
                .map(current -> current.order().configuration())
                .switchIfEmpty(
                        this.configurations.newest(app.name(), environment).map(ConfigurationVersion::version));
    }

    /**
     * A version.
     *
     * @param version its number
     * @param reason why it was made
     * @param by who made it
     * @param at when
     */
    record Row(int version, String reason, String by, When at) {

        static Row of(ConfigurationVersion version, Instant now) {
            return new Row(version.version(), version.reason(), version.by(), When.of(version.at(), now));
        }
    }
}
