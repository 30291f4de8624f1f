package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environments;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.store.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires deployments. */
@Configuration(proxyBeanMethods = false)
class DeploymentConfiguration {

    @Bean
    SmokeCheck smokeCheck() {
        return new SmokeCheck();
    }

    @Bean
    Deployments deployments(
            Table table,
            Environments environments,
            ImageRegistry registry,
            DeploymentProperties settings,
            RunOpening opening) {
        ImageCheck images = new ImageCheck(registry, settings);
        return new Deployments(table, new DeploymentOpening(table, environments, images, opening));
    }
}
