package dev.slipway.portal.history;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.When;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** What was deployed, as it was recorded; the filters stand in the address. */
@HtmlPage
final class DeploymentsPage {

    private static final int ROWS = 50;

    private final History history;
    private final Policy policy;
    private final Teams teams;
    private final Environments environments;
    private final Clock clock;

    DeploymentsPage(History history, Policy policy, Teams teams, Environments environments, Clock clock) {
        this.history = history;
        this.policy = policy;
        this.teams = teams;
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping("/deployments")
    Mono<Rendering> list(
            Caller.Person caller,
            @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            HistoryFilter filter = HistoryFilter.of(parameters);
            return Mono.zip(this.history.deployments(caller, filter, ROWS, after), this.history.freshness(caller))
                    .map((parts) -> rendering(caller, filter, parts.getT1(), parts.getT2()));
        });
    }

    private Rendering rendering(Caller caller, HistoryFilter filter, Found found, Freshness freshness) {
        Instant now = this.clock.instant();
        List<DeploymentRow> rows = found.items().stream()
                .map((deployment) -> DeploymentRow.of(deployment, readsApp(caller, deployment), now))
                .toList();
        List<String> names = this.environments.names();
        return Rendering.view("deployment/list")
                .modelAttribute("rows", rows)
                .modelAttribute("chart", DeploymentChart.of(found.items(), rows))
                .modelAttribute("filter", FilterForm.of(filter, this.teams, names))
                .modelAttribute("looks", QuickLook.of(filter, names.get(names.size() - 1), now))
                .modelAttribute("fresh", FreshLine.of(freshness, now))
                .modelAttribute(
                        "lookedBack",
                        found.lookedBackTo() == null ? List.of() : List.of(When.of(found.lookedBackTo(), now)))
                .modelAttribute("csv", export(filter, "csv"))
                .modelAttribute("json", export(filter, "json"))
                .modelAttribute("more", found.next() == null ? "" : address("/deployments", filter, found.next()))
                .build();
    }

    private boolean readsApp(Caller caller, RecordedDeployment deployment) {
        return this.policy.allows(caller, Action.APP_READ, null, deployment.team());
    }

    private static String export(HistoryFilter filter, String format) {
        return UriComponentsBuilder.fromUriString(address("/api/v1/deployments/export", filter, null))
                .queryParam("format", format)
                .build(true)
                .toUriString();
    }

    static String address(String path, HistoryFilter filter, @Nullable String next) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        filter.values().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        if (next != null) {
            address.queryParam("after", "{after}");
            Map<String, Object> values = new HashMap<>(filter.values());
            values.put("after", next);
            return address.encode().buildAndExpand(values).toUriString();
        }
        return address.encode().buildAndExpand(filter.values()).toUriString();
    }
}
