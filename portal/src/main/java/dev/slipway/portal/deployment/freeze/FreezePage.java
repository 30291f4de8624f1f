package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.InvalidInput;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.web.Choice;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says when nothing is deployed, and lets leads and admins say so. */
@HtmlPage
final class FreezePage {

    private final FreezeOrders orders;
    private final Policy policy;
    private final Teams teams;
    private final Environments environments;
    private final Clock clock;

    FreezePage(FreezeOrders orders, Policy policy, Teams teams, Environments environments, Clock clock) {
        this.orders = orders;
        this.policy = policy;
        this.teams = teams;
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping("/freezes")
    Mono<Rendering> page(Caller.Person caller) {
        return page(caller, FreezeForm.NONE, List.of());
    }

    @PostMapping("/freezes")
    Mono<Rendering> add(Caller.Person caller, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(FreezeForm::of)
                .flatMap((form) -> Mono.defer(() -> this.orders.add(caller, form.wanted()))
                        .map((freeze) -> toList())
                        .onErrorResume(
                                InvalidInput.class,
                                (fault) -> page(caller, form, List.of(String.valueOf(fault.getMessage())))));
    }

    @PostMapping("/freezes/remove")
    Mono<Rendering> remove(Caller.Person caller, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map((form) -> Objects.requireNonNullElse(form.getFirst("id"), ""))
                .flatMap((id) -> this.orders.remove(caller, id))
                .then(Mono.fromSupplier(FreezePage::toList));
    }

    private Mono<Rendering> page(Caller.Person caller, FreezeForm form, List<String> errors) {
        boolean all = this.policy.allows(caller, Action.FREEZE_WRITE, null, null);
        List<Team> own = this.teams.all().stream()
                .filter((team) -> this.policy.allows(caller, Action.FREEZE_WRITE, null, team.slug()))
                .toList();
        return this.orders
                .list(caller)
                .map((freezes) -> Rendering.view("deployment/freezes")
                        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                        .modelAttribute(
                                "freezes",
                                freezes.stream()
                                        .map((freeze) -> FreezeRow.of(freeze, this.clock.instant()))
                                        .toList())
                        .modelAttribute("writes", all || !own.isEmpty())
                        .modelAttribute("all", all)
                        .modelAttribute(
                                "teams",
                                own.stream()
                                        .map((team) -> new Choice(
                                                team.slug(),
                                                team.title(),
                                                form.team().equals(team.slug())))
                                        .toList())
                        .modelAttribute(
                                "environments",
                                this.environments.all().stream()
                                        .map((environment) -> environment.name().value())
                                        .map((name) -> new Choice(
                                                name, name, form.environments().contains(name)))
                                        .toList())
                        .modelAttribute(
                                "days",
                                Arrays.stream(DayOfWeek.values())
                                        .map((day) -> day(day, form))
                                        .toList())
                        .modelAttribute("form", form)
                        .modelAttribute("errors", errors)
                        .build());
    }

    private static Choice day(DayOfWeek day, FreezeForm form) {
        String value = day.name().toLowerCase(Locale.ROOT);
        String words = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return new Choice(value, words, form.days().contains(value));
    }

    private static Rendering toList() {
        return Rendering.redirectTo("/freezes").status(HttpStatus.SEE_OTHER).build();
    }
}
