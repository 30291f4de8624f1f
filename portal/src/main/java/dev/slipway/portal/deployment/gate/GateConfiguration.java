package dev.slipway.portal.deployment.gate;

import dev.slipway.portal.app.Environments;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.deployment.DeploymentProperties;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.Gate;
import dev.slipway.portal.deployment.GateProperties;
import dev.slipway.portal.deployment.Holds;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.SourceHosting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Puts the gates in their order: what costs no call outside comes first. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {

    @Bean
    @Order(1)
    Gate holdGate(Holds holds) {
        return new HoldGate(holds);
    }

    @Bean
    @Order(2)
    Gate blockedGate(Holds holds) {
        return new BlockedGate(holds);
    }

    @Bean
    @Order(4)
    Gate promotionGate(Environments environments, Deployments deployments) {
        return new PromotionGate(environments, deployments);
    }

    @Bean
    @Order(5)
    Gate imageGate(ImageRegistry registry, DeploymentProperties settings) {
        return new ImageGate(registry, settings.platform());
    }

    @Bean
    @Order(6)
    Gate commitGate(SourceHosting source, CommitHistory commits, Deployments deployments) {
        return new CommitGate(source, commits, deployments);
    }

    @Bean
    @Order(7)
    Gate checksGate(SourceHosting source, CommitHistory commits, GateProperties settings) {
        return new ChecksGate(source, commits, settings.requiredChecks());
    }
}
