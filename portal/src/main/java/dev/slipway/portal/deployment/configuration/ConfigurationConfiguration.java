package dev.slipway.portal.deployment.configuration;

import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.DeploymentOrders;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires configurations. */
@Configuration(proxyBeanMethods = false)
class ConfigurationConfiguration {

    @Bean
    Configurations configurations(Table table) {
        return new Configurations(table);
    }

    @Bean
    ConfigurationChanges configurationChanges(
            Table table,
            Configurations configurations,
            Deployments deployments,
            DeploymentOrders orders,
            Environments environments,
            Templates templates,
            Clock clock) {
        return new ConfigurationChanges(table, configurations, deployments, orders, environments, templates, clock);
    }
}
