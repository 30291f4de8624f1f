package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.App;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.app.VisibleApps;
import dev.slipway.portal.provisioning.Run;
import dev.slipway.portal.provisioning.RunRedirect;
import dev.slipway.portal.provisioning.create.NewApp;
import dev.slipway.portal.web.Choice;
import dev.slipway.portal.web.HtmlPage;
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

/** Asks whom an app is to belong to. */
@HtmlPage
final class TransferPage {

    private final Transfers transfers;
    private final VisibleApps apps;
    private final Teams teams;
    private final Policy policy;

    TransferPage(Transfers transfers, VisibleApps apps, Teams teams, Policy policy) {
        this.transfers = transfers;
        this.apps = apps;
        this.teams = teams;
        this.policy = policy;
    }

    @GetMapping("/apps/{name}/transfer")
    Mono<Rendering> form(Caller.Person caller, @PathVariable String name) {
        return this.apps
                .get(caller, name, Action.APP_TRANSFER)
                .map((app) -> page(
                        app,
                        TransferOrder.of(
                                app.team(), app.owner().login(), app.owner().mail()),
                        List.of()));
    }

    @PostMapping("/apps/{name}/transfer")
    Mono<Rendering> transfer(Caller.Person caller, @PathVariable String name, ServerWebExchange exchange) {
        return this.apps
                .get(caller, name, Action.APP_TRANSFER)
                .zipWith(exchange.getFormData())
                .flatMap((both) -> transfer(caller, both.getT1(), order(both.getT2())));
    }

    private Mono<Rendering> transfer(Caller.Person caller, App app, TransferOrder order) {
        return Mono.defer(() -> this.transfers.transfer(app, order, caller))
                .map((run) -> next(caller, run, Objects.requireNonNullElse(order.team(), app.team())))
                .onErrorResume(
                        InvalidInput.class,
                        (fault) -> Mono.just(page(
                                app,
                                order,
                                fault.all().stream()
                                        .map((each) -> String.valueOf(each.getMessage()))
                                        .toList())));
    }

    /** Who has given an app away to others may not look at its run any more. */
    private Rendering next(Caller.Person caller, Run run, String team) {
        return this.policy.allows(caller, Action.RUN_READ, null, team)
                ? RunRedirect.to(run)
                : Rendering.redirectTo("/apps").status(HttpStatus.SEE_OTHER).build();
    }

    private Rendering page(App app, TransferOrder order, List<String> errors) {
        NewApp.NewOwner owner = Objects.requireNonNullElse(order.owner(), new NewApp.NewOwner(null, null));
        return Rendering.view("app/transfer")
                .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("name", app.name().value())
                .modelAttribute(
                        "teams",
                        this.teams.all().stream()
                                .map((team) -> new Choice(
                                        team.slug(), team.title(), team.slug().equals(order.team())))
                                .toList())
                .modelAttribute("login", Objects.requireNonNullElse(owner.login(), ""))
                .modelAttribute("mail", Objects.requireNonNullElse(owner.mail(), ""))
                .modelAttribute("errors", errors)
                .build();
    }

    private static TransferOrder order(MultiValueMap<String, String> form) {
        return TransferOrder.of(form.getFirst("team"), form.getFirst("login"), form.getFirst("mail"));
    }
}
