package dev.slipway.portal.access.audit;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Page;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps records for good: there is a way to add one and none to change or remove one. */
public interface AuditTrail {

    /** Keeps a record; it completes when the record is safe. */
    Mono<Void> append(AuditRecord written);

    /** Returns records of a day (UTC), the newest first. */
    Mono<Page<AuditRecord>> ofDay(LocalDate day, @Nullable String cursor, int limit);

    /** Returns records about an app, the newest first; the last ones may be missing for a moment. */
    Mono<Page<AuditRecord>> ofApp(AppName app, @Nullable String cursor, int limit);

    /** Returns every record from a day to another, both included, the oldest first. */
    Flux<AuditRecord> between(LocalDate first, LocalDate last);
}
