package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.deployment.DeploymentStep.Ground;
import dev.slipway.portal.deployment.configuration.Configurations;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.source.DeploymentBoard;
import dev.slipway.portal.store.Table;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the steps of deployments. */
@Configuration(proxyBeanMethods = false)
class RolloutConfiguration {

    @Bean
    SmokeCheck smokeCheck() {
        return new SmokeCheck();
    }

    @Bean
    HealthLook healthLook(ContainerPlatform platform) {
        return new HealthLook(platform);
    }

    @Bean
    Ground ground(Deployments deployments, Stops stops, Environments environments) {
        return new Ground(deployments, stops, environments);
    }

    @Bean
    TurnStep turnStep(Ground ground, Table table, Turn turn, Gates gates, DeploymentProperties settings) {
        return new TurnStep(ground, table, turn, gates, settings);
    }

    @Bean
    InfrastructureStep infrastructureStep(Ground ground, Runs runs, DeploymentProperties settings) {
        return new InfrastructureStep(ground, runs, settings);
    }

    @Bean
    NoticeStep announceStep(Ground ground, Inventory inventory, DeploymentBoard board, PortalProperties portal) {
        return NoticeStep.begin(ground, inventory, board, portal);
    }

    @Bean
    NoticeStep verdictStep(Ground ground, Inventory inventory, DeploymentBoard board, PortalProperties portal) {
        return NoticeStep.end(ground, inventory, board, portal);
    }

    @Bean
    TaskStep taskStep(
            Ground ground,
            ContainerPlatform platform,
            ImageRegistry registry,
            Stacks stacks,
            Templates templates,
            Configurations configurations,
            Ownership ownership) {
        return new TaskStep(ground, platform, registry, stacks, templates, configurations, ownership);
    }

    @Bean
    TaskCount taskCount(Templates templates, Configurations configurations) {
        return new TaskCount(templates, configurations);
    }

    @Bean
    RolloutStep rolloutStep(Ground ground, ContainerPlatform platform, TaskCount count, Ownership ownership) {
        return new RolloutStep(ground, platform, count, ownership);
    }

    @Bean
    ScalingStep scalingStep(Ground ground, ContainerPlatform platform, TaskCount count) {
        return new ScalingStep(ground, platform, count);
    }

    @Bean
    SteadyStep steadyStep(Ground ground, ContainerPlatform platform, DeploymentProperties settings) {
        return new SteadyStep(ground, platform, settings);
    }

    @Bean
    SmokeStep smokeStep(Ground ground, SmokeCheck smokeCheck, Templates templates, DeploymentProperties settings) {
        return new SmokeStep(ground, smokeCheck, templates, settings);
    }

    @Bean
    SettleStep settleStep(Ground ground, ContainerPlatform platform, DeploymentProperties settings) {
        return new SettleStep(ground, platform, settings);
    }

    @Bean
    RunScript deploymentScript(
            List<DeploymentStep> steps, Deployments deployments, Stops stops, Turn turn, DeploymentTelling telling) {
        return new DeploymentScript(steps, deployments, stops, turn, telling);
    }
}
