package dev.slipway.portal.app;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.access.AppTokens.Issued;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.When;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Who may do what with an app: its people, and the tokens that its pipeline carries. */
@HtmlPage
final class AccessPage {

    private final VisibleApps apps;
    private final Teams teams;
    private final AppTokens tokens;
    private final Policy policy;
    private final Clock clock;

    AccessPage(VisibleApps apps, Teams teams, AppTokens tokens, Policy policy, Clock clock) {
        this.apps = apps;
        this.teams = teams;
        this.tokens = tokens;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/apps/{name}/access")
    Mono<Rendering> access(Caller.Person caller, @PathVariable String name) {
        Instant now = this.clock.instant();
        return this.apps
                .get(caller, name, Action.APP_READ)
                .flatMap((app) -> this.tokens
                        .issued(app.name())
                        .map((token) -> Row.of(token, now))
                        .collectList()
                        .map((rows) -> AppPart.of(app, AppTab.ACCESS, now)
                                .modelAttribute("team", this.teams.get(app.team()))
                                .modelAttribute("owner", app.owner())
                                .modelAttribute("tokens", rows)
                                .modelAttribute("rotates", this.policy.allows(caller, Action.TOKEN_WRITE, app, null))
                                .build()));
    }

    /**
     * A token.
     *
     * @param id its id, as the audit trail names it
     * @param holder who has it
     * @param actions what it may do
     * @param created when it was issued
     * @param until the day on which it ends; empty for none
     * @param used when it was used last; empty for never
     */
    record Row(String id, String holder, String actions, When created, String until, List<When> used) {
        static Row of(Issued token, Instant now) {
            Instant end = token.validUntil();
            Instant used = token.lastUsed();
            return new Row(
                    token.id(),
                    token.holder(),
                    token.actions().stream().map(Action::id).sorted().collect(Collectors.joining(", ")),
                    When.of(token.created(), now),
                    end == null ? "" : end.toString().substring(0, 10),
                    used == null ? List.of() : List.of(When.of(used, now)));
        }
    }
}
