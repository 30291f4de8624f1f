package dev.slipway.portal.inventory;

import dev.slipway.portal.store.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the inventory. */
@Configuration(proxyBeanMethods = false)
class InventoryConfiguration {

    @Bean
    Comparisons comparisons(Table table) {
        return new Comparisons(table);
    }

    @Bean
    Inventory inventory(Table table) {
        return new Inventory(table);
    }
}
