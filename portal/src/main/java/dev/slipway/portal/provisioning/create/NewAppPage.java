package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.template.Catalogue;
import dev.slipway.portal.web.FormProblem;
import dev.slipway.portal.web.HtmlPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The form for a new app. A form that breaks a rule comes back with everything typed and the words at the field. */
@HtmlPage
final class NewAppPage {

    private final CreateApps create;
    private final NameCheck names;
    private final Catalogue catalogue;
    private final Teams teams;
    private final Policy policy;

    NewAppPage(CreateApps create, NameCheck names, Catalogue catalogue, Teams teams, Policy policy) {
        this.create = create;
        this.names = names;
        this.catalogue = catalogue;
        this.teams = teams;
        this.policy = policy;
    }

    /** Every field may stand in the address, so that a link fills the form in. */
    @GetMapping("/apps/new")
    Rendering form(Caller.Person caller, @RequestParam MultiValueMap<String, String> given) {
        this.policy.check(caller, Action.APP_CREATE, null, null);
        return page(caller, NewAppForm.blank(caller, this.catalogue.all(), given), null);
    }

    @PostMapping("/apps")
    Mono<Rendering> submit(Caller.Person caller, ServerWebExchange exchange) {
        this.policy.check(caller, Action.APP_CREATE, null, null);
        return exchange.getFormData().map(NewAppForm::sent).flatMap((form) -> submit(caller, form));
    }

    /** The live check beside the name, as a fragment. */
    @GetMapping("/apps/new/name")
    Mono<Rendering> checkName(Caller.Person caller, @RequestParam(defaultValue = "") String name) {
        this.policy.check(caller, Action.APP_CREATE, null, null);
        return this.names
                .check(name.strip())
                .map((answer) -> Rendering.view("app/name-check")
                        .modelAttribute("answer", answer)
                        .build());
    }

    private Mono<Rendering> submit(Caller.Person caller, NewAppForm form) {
        return Mono.defer(() -> this.create.create(form.order(this.catalogue.find(form.value("template"))), caller))
                .map((run) -> Rendering.redirectTo("/runs/" + run.id())
                        .status(HttpStatus.SEE_OTHER)
                        .build())
                .onErrorResume(
                        (fault) -> FormProblem.of(fault) != null,
                        (fault) -> Mono.just(page(caller, form, FormProblem.of(fault))));
    }

    private Rendering page(Caller.Person caller, NewAppForm form, @Nullable FormProblem problem) {
        return Rendering.view("app/new")
                .status(problem == null ? HttpStatus.OK : problem.status())
                .model(new NewAppView(form, problem)
                        .model(caller, this.teams, this.catalogue.all(), this.names.review(form.value("name"))))
                .build();
    }
}
