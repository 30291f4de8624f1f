package dev.slipway.portal.outbox;

import dev.slipway.events.EventJson;
import dev.slipway.events.LifecycleEvent;
import dev.slipway.portal.cloud.EventBus;
import dev.slipway.portal.store.Change;
import dev.slipway.portal.store.Item;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes the events that are kept, the oldest first. An event may be published twice, when an instance ends at a bad
 * moment; readers know events by their id and bear it.
 */
public final class OutboxPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Table table;
    private final OpenWork events;
    private final EventBus bus;
    private final List<Enrichment> enrichments;
    private final List<FollowUp> followUps;

    /**
     * @param table where the events are kept
     * @param bus where they are published
     * @param enrichments what completes them before
     * @param followUps what is done about them after
     * @param clock the time
     */
    public OutboxPublisher(
            Table table, EventBus bus, List<Enrichment> enrichments, List<FollowUp> followUps, Clock clock) {
        this.table = table;
        this.events = new OpenWork(table, clock, Outbox.OPEN_EVENTS);
        this.bus = bus;
        this.enrichments = List.copyOf(enrichments);
        this.followUps = List.copyOf(followUps);
    }

    /** Publishes what waits. */
    public Mono<Void> publish() {
        return this.events.round(this::publish);
    }

    private Mono<List<Change>> publish(Item kept) {
        return completed(kept)
                .flatMap((event) -> this.bus
                        .publish(event.type(), event.app().orElse(""), EventJson.write(event))
                        .then(Mono.defer(() -> changes(event))));
    }

    private Mono<List<Change>> changes(LifecycleEvent event) {
        return Flux.fromIterable(this.followUps)
                .concatMap((followUp) -> followUp.of(event))
                .flatMapIterable((changes) -> changes)
                .collectList();
    }

    /** Completes an event, and keeps it so: whoever publishes it again publishes the same. */
    private Mono<LifecycleEvent> completed(Item kept) {
        String text = kept.text(Outbox.JSON);
        Mono<LifecycleEvent> complete = Mono.fromSupplier(() -> EventJson.read(text));
        for (Enrichment enrichment : this.enrichments) {
            complete = complete.flatMap((before) -> Mono.defer(() -> enrichment.complete(before))
                    .timeout(PATIENCE)
                    .onErrorResume((failure) -> {
                        // An event without its completion is worth more than none.
                        LOG.warn("Event {} is published as it is", before.type(), failure);
                        return Mono.just(before);
                    }));
        }
        return complete.flatMap((event) -> {
            String json = EventJson.write(event);
            return json.equals(text)
                    ? Mono.just(event)
                    : this.table
                            .write(Change.update(Item.of(kept.key()).with(Outbox.JSON, json), Set.of()))
                            .thenReturn(event);
        });
    }
}
