package dev.slipway.portal.access.audit;

import dev.slipway.portal.NotFound;
import dev.slipway.portal.access.Action;
import dev.slipway.portal.access.Caller;
import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The audit trail as JSON: all of it for admins, an app's for its team. */
@RestController
class AuditApi {

    private static final String PAGE_SIZE = "50";

    private final AuditTrail trail;
    private final AppDirectory apps;
    private final Policy policy;
    private final Clock clock;

    AuditApi(AuditTrail trail, AppDirectory apps, Policy policy, Clock clock) {
        this.trail = trail;
        this.apps = apps;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/api/v1/audit")
    Mono<Page<AuditRecord>> day(
            Caller caller,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = PAGE_SIZE) int limit) {
        this.policy.check(caller, Action.AUDIT_READ, null, null);
        return this.trail.ofDay(AuditDays.day("day", day, this.clock), cursor, limit);
    }

    /** Exports whole days, one record a line. */
    @GetMapping(path = "/api/v1/audit/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<AuditRecord> export(
            Caller caller,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        this.policy.check(caller, Action.AUDIT_READ, null, null);
        AuditDays days = new AuditDays(AuditDays.day("from", from, this.clock), AuditDays.day("to", to, this.clock));
        return this.trail.between(days.first(), days.last());
    }

    @GetMapping("/api/v1/apps/{app}/audit")
    Mono<Page<AuditRecord>> ofApp(
            Caller caller,
            @PathVariable AppName app,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = PAGE_SIZE) int limit) {
        return this.apps
                .find(app)
                .switchIfEmpty(Mono.error(() -> new NotFound("There is no app '%s'.".formatted(app))))
                .doOnNext((found) -> this.policy.check(caller, Action.AUDIT_READ, found, null))
                .flatMap((found) -> this.trail.ofApp(app, cursor, limit));
    }
}
