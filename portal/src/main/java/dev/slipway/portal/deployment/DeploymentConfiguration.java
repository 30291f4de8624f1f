package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environments;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.util.List;
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
    DeploymentTelling deploymentTelling(Outbox outbox, Clock clock) {
        return new DeploymentTelling(outbox, clock);
    }

    @Bean
    Deployments deployments(
            Table table,
            Environments environments,
            ImageRegistry registry,
            DeploymentProperties settings,
            RunOpening opening,
            DeploymentTelling telling) {
        ImageCheck images = new ImageCheck(registry, settings);
        return new Deployments(table, new DeploymentOpening(table, environments, images, opening, telling));
    }

    @Bean
    RunScript deploymentScript(
            Deployments deployments,
            Environments environments,
            ContainerPlatform platform,
            ImageRegistry registry,
            Stacks stacks,
            Templates templates,
            Ownership ownership,
            SmokeCheck smokeCheck,
            DeploymentProperties settings,
            DeploymentTelling telling) {
        List<DeploymentStep> steps = List.of(
                new TaskStep(deployments, environments, platform, registry, stacks, templates, ownership),
                new RolloutStep(deployments, environments, platform, templates, ownership),
                new ScalingStep(deployments, environments, platform, templates),
                new SteadyStep(deployments, environments, platform, settings),
                new SmokeStep(deployments, environments, smokeCheck, templates, settings),
                new SettleStep(deployments, environments, platform, settings));
        return new DeploymentScript(steps, deployments, telling);
    }
}
