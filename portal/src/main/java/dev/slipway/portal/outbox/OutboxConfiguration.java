package dev.slipway.portal.outbox;

import dev.slipway.portal.Rounds;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.cloud.EventBus;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the outbox. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean
    Outbox outbox(PortalProperties settings, Clock clock) {
        return new Outbox(settings.url(), clock);
    }

    @Bean
    UnpublishedEvents unpublishedEvents(Table table) {
        return UnpublishedEvents.in(table);
    }

    @Bean
    Rounds outboxRounds(
            Table table,
            EventBus bus,
            ObjectProvider<Enrichment> enrichments,
            ObjectProvider<FollowUp> followUps,
            Clock clock) {
        OutboxPublisher publisher = new OutboxPublisher(
                table, bus, enrichments.stream().toList(), followUps.stream().toList(), clock);
        return new Rounds("outbox", Duration.ofSeconds(1), publisher::publish);
    }
}
