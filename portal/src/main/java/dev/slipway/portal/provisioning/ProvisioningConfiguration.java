package dev.slipway.portal.provisioning;

import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what opens and reads runs. */
@Configuration(proxyBeanMethods = false)
class ProvisioningConfiguration {

    @Bean
    SortableIds sortableIds(Clock clock) {
        return new SortableIds(clock);
    }

    @Bean
    Runs runs(Table table, EngineProperties settings) {
        return new Runs(table, settings.news());
    }

    @Bean
    RunOpening runOpening(Table table, WorkQueue queue, SortableIds ids, Clock clock) {
        return new RunOpening(table, queue, ids, clock);
    }

    @Bean
    Requests requests(Table table, Clock clock) {
        return new Requests(table, clock);
    }
}
