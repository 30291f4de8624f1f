package dev.slipway.portal.history;

import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.HtmlPage;
import dev.slipway.portal.web.PageAddress;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** What was deployed, as it was recorded. */
@HtmlPage
final class DeploymentsPage {

    private static final int ROWS = 50;

    private final History history;
    private final Policy policy;
    private final Clock clock;

    DeploymentsPage(History history, Policy policy, Clock clock) {
        this.history = history;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/deployments")
    Mono<Rendering> list(Caller.Person caller, @RequestParam(required = false) @Nullable String after) {
        return this.history.deployments(caller, ROWS, after).map((page) -> rendering(caller, page));
    }

    private Rendering rendering(Caller caller, Page<RecordedDeployment> page) {
        Instant now = this.clock.instant();
        return Rendering.view("deployment/list")
                .modelAttribute(
                        "rows",
                        page.items().stream()
                                .map((deployment) -> DeploymentRow.of(deployment, readsApp(caller, deployment), now))
                                .toList())
                .modelAttribute("more", PageAddress.next("/deployments", page.next()))
                .build();
    }

    private boolean readsApp(Caller caller, RecordedDeployment deployment) {
        return this.policy.allows(caller, Action.APP_READ, null, deployment.team());
    }
}
