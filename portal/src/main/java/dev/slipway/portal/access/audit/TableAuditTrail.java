package dev.slipway.portal.access.audit;

import dev.slipway.portal.access.Origin;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Key;
import dev.slipway.portal.store.Page;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import dev.slipway.portal.store.Times;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The audit trail in a table of its own: a partition a day, and the index {@code listed} by app. The portal's role may
 * put and query there and nothing else, and every put asks that there is no such item yet.
 */
final class TableAuditTrail implements AuditTrail {

    private final Table table;

    TableAuditTrail(Table table) {
        this.table = table;
    }

    @Override
    public Mono<Void> append(AuditRecord written) {
        return this.table.write(Change.create(item(written)));
    }

    @Override
    public Mono<Page<AuditRecord>> ofDay(LocalDate day, @Nullable String cursor, int limit) {
        return this.table
                .query(Query.of(partition(day), "", limit).newestFirst().after(cursor))
                .map((page) -> page.map(TableAuditTrail::read));
    }

    @Override
    public Mono<Page<AuditRecord>> ofApp(AppName app, @Nullable String cursor, int limit) {
        return this.table
                .query(Query.of(Index.LISTED, "app#" + app, limit).newestFirst().after(cursor))
                .map((page) -> page.map(TableAuditTrail::read));
    }

    @Override
    public Flux<AuditRecord> between(LocalDate first, LocalDate last) {
        return Flux.fromStream(() -> first.datesUntil(last.plusDays(1))).concatMap(this::wholeDay, 1);
    }

    private Flux<AuditRecord> wholeDay(LocalDate day) {
        Query start = Query.of(partition(day), "", Query.LARGEST);
        return this.table
                .query(start)
                .expand((page) -> page.next() == null ? Mono.empty() : this.table.query(start.after(page.next())))
                .concatMapIterable(Page::items)
                .map(TableAuditTrail::read);
    }

    private static String partition(LocalDate day) {
        return "audit#" + day;
    }

    private static Item item(AuditRecord written) {
        String place = Times.text(written.at()) + "#" + written.id();
        LocalDate day = LocalDate.ofInstant(written.at(), ZoneOffset.UTC);
        Item item = Item.of(new Key(partition(day), place))
                .with("id", written.id())
                .with("at", written.at())
                .with("who", written.who())
                .with("subject", written.subject())
                .with("token", written.token())
                .with("address", written.address())
                .with("request", written.request())
                .with("route", written.route())
                .with("path", written.path())
                .with("action", written.action())
                .with("team", written.team())
                .with("status", written.status())
                .with("result", written.result());
        if (!written.changes().isEmpty()) {
            item = item.withJson("changes", written.changes());
        }
        return written.app() == null
                ? item
                : item.with("app", written.app())
                        .with(Index.LISTED.partition(), "app#" + written.app())
                        .with(Index.LISTED.sort(), place);
    }

    private static AuditRecord read(Item item) {
        return new AuditRecord(
                item.text("id"),
                item.time("at"),
                item.text("who"),
                item.textOrNull("subject"),
                item.text("token"),
                item.text("address"),
                item.text("request"),
                item.text("route"),
                item.text("path"),
                item.textOrNull("action"),
                item.textOrNull("app"),
                item.textOrNull("team"),
                (int) item.number("status"),
                item.textOrNull("result"),
                item.textOrNull("changes") == null ? List.of() : List.of(item.json("changes", Origin.Changed[].class)));
    }
}
