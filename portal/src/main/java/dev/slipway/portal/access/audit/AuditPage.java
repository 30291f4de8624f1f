package dev.slipway.portal.access.audit;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The audit trail for people: a day of everything for admins, an app's for its team. */
@HtmlPage
final class AuditPage {

    private static final int ROWS = 50;

    private final AuditTrail trail;
    private final AppDirectory apps;
    private final Policy policy;
    private final Clock clock;

    AuditPage(AuditTrail trail, AppDirectory apps, Policy policy, Clock clock) {
        this.trail = trail;
        this.apps = apps;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/audit")
    Mono<Rendering> day(
            Caller.Person caller,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String after) {
        this.policy.check(caller, Action.AUDIT_READ, null, null);
        LocalDate wanted = AuditDays.day("day", day, this.clock);
        return this.trail.ofDay(wanted, after, ROWS).map((page) -> rendering(page, "", wanted, "/audit?day=" + wanted));
    }

    @GetMapping("/apps/{app}/audit")
    Mono<Rendering> ofApp(
            Caller.Person caller, @PathVariable AppName app, @RequestParam(required = false) @Nullable String after) {
        this.policy.check(caller, Action.APP_LIST, null, null);
        return this.apps
                .find(app)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(app))))
                .doOnNext((found) -> this.policy.check(caller, Action.AUDIT_READ, found, null))
                .flatMap((found) -> this.trail.ofApp(app, after, ROWS))
                .map((page) -> rendering(page, app.value(), LocalDate.now(this.clock), "/apps/" + app + "/audit"));
    }

    private Rendering rendering(Page<AuditRecord> page, String app, LocalDate day, String address) {
        Instant now = this.clock.instant();
        return Rendering.view("audit/list")
                .model(Map.of(
                        "rows",
                        page.items().stream()
                                .map((written) -> AuditRow.of(written, now))
                                .toList(),
                        "app",
                        app,
                        "day",
                        day.toString(),
                        "dayBefore",
                        day.minusDays(1).toString(),
                        "more",
                        page.next() == null ? "" : older(address, page.next())))
                .build();
    }

    private static String older(String address, String next) {
        return UriComponentsBuilder.fromUriString(address)
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(next)
                .toUriString();
    }
}
