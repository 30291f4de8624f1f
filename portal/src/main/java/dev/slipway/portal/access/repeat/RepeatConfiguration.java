package dev.slipway.portal.access.repeat;

import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the answers to repeated requests. */
@Configuration(proxyBeanMethods = false)
class RepeatConfiguration {

    @Bean
    RepeatFilter repeatFilter(Table table, Clock clock) {
        return new RepeatFilter(new RepeatedRequests(table, clock));
    }
}
