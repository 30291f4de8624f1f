package dev.slipway.portal.deployment.freeze;

import dev.slipway.portal.deployment.Gate;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Wires freezes. */
@Configuration(proxyBeanMethods = false)
class FreezeConfiguration {

    @Bean
    Freezes freezes(Table table) {
        return new Freezes(table);
    }

    @Bean
    @Order(3)
    Gate freezeGate(Freezes freezes, Clock clock) {
        return new FreezeGate(freezes, clock);
    }
}
