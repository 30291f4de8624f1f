package dev.slipway.portal.outbox;

import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.portal.cloud.EventBus;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Condition;
import dev.slipway.portal.store.ConditionFailed;
import dev.slipway.portal.store.Index;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Query;
import dev.slipway.portal.store.Table;
import dev.slipway.portal.store.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes the events that are kept, the oldest first.
 *
 * <p>An instance claims an event for some seconds before it publishes it, so that two instances seldom send the same;
 * readers know events by their id and bear it when they do. An event that cannot be published holds no other one up: it
 * is kept and tried again, at first after seconds, at last every five minutes.
 */
public final class OutboxPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int BATCH = 50;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CLAIM = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 10;

    private final Table table;
    private final EventBus bus;
    private final List<Enrichment> enrichments;
    private final Clock clock;

    /**
     * @param table where the events are kept
     * @param bus where they are published
     * @param enrichments what completes them before
     * @param clock the time
     */
    public OutboxPublisher(Table table, EventBus bus, List<Enrichment> enrichments, Clock clock) {
        this.table = table;
        this.bus = bus;
        this.enrichments = List.copyOf(enrichments);
        this.clock = clock;
    }

    /** Publishes what waits. */
    public Mono<Void> publish() {
        Query waiting = Query.of(Index.OPEN, Outbox.OPEN_EVENTS, BATCH).upTo(Times.text(this.clock.instant()));
        return this.table
                .query(waiting)
                .flatMapMany(page -> Flux.fromIterable(page.items()))
                .flatMapDelayError(this::publish, AT_ONCE, AT_ONCE)
                .then();
    }

    private Mono<Void> publish(Item event) {
        String claimed = Times.text(this.clock.instant().plus(CLAIM));
        return claim(event, claimed)
                .then(Mono.defer(() -> sent(event).onErrorResume(failure -> postponed(event, claimed, failure))))
                .onErrorComplete(ConditionFailed.class);
    }

    private Mono<Void> sent(Item event) {
        return completed(event)
                .flatMap((json) -> this.bus.publish(event.text(Outbox.TYPE), event.text(Outbox.APP), json))
                .then(Mono.defer(() -> this.table.write(Change.update(
                        Item.of(event.key())
                                .with(
                                        Outbox.EXPIRES,
                                        this.clock.instant().plus(Outbox.KEPT).getEpochSecond()),
                        Set.of(Index.OPEN.partition(), Index.OPEN.sort(), Outbox.FAILURES)))));
    }

    private Mono<Void> postponed(Item event, String claimed, Throwable failure) {
        long failures = event.number(Outbox.FAILURES);
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        LOG.warn(
                "Event {} of '{}' cannot be published for the {}. time; it is tried again in {}.",
                event.text(Outbox.TYPE),
                event.text(Outbox.APP),
                failures + 1,
                pause,
                failure);
        Item later = Item.of(event.key())
                .with(Index.OPEN.sort(), this.clock.instant().plus(pause))
                .with(Outbox.FAILURES, failures + 1);
        return this.table.write(Change.update(later, Set.of(), Condition.is(Index.OPEN.sort(), claimed)));
    }

    /** Completes an event, and keeps it so: whoever publishes it again publishes the same. */
    private Mono<String> completed(Item event) {
        String text = event.text(Outbox.JSON);
        Mono<LifecycleEvent> complete = Mono.fromSupplier(() -> EventJson.read(text));
        for (Enrichment enrichment : this.enrichments) {
            complete = complete.flatMap((before) -> Mono.defer(() -> enrichment.complete(before))
                    .timeout(PATIENCE)
                    .onErrorResume((failure) -> {
                        // An event without its completion is worth more than none.
                        LOG.warn("Event {} is published as it is", event.text(Outbox.TYPE), failure);
                        return Mono.just(before);
                    }));
        }
        return complete.map(EventJson::write)
                .flatMap((json) -> json.equals(text)
                        ? Mono.just(text)
                        : this.table
                                .write(Change.update(Item.of(event.key()).with(Outbox.JSON, json), Set.of()))
                                .thenReturn(json));
    }

    private Mono<Void> claim(Item event, String until) {
        return this.table.write(Change.update(
                Item.of(event.key()).with(Index.OPEN.sort(), until),
                Set.of(),
                Condition.is(Index.OPEN.sort(), event.text(Index.OPEN.sort()))));
    }
}
