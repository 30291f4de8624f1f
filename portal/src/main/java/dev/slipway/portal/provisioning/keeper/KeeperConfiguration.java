package dev.slipway.portal.provisioning.keeper;

import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.provisioning.step.ListenerPriorities;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the keepers, one a kind. */
@Configuration(proxyBeanMethods = false)
class KeeperConfiguration {

    @Bean
    RepositoryKeeper repositoryKeeper(SourceHosting source, Inventory inventory) {
        return new RepositoryKeeper(source, inventory);
    }

    @Bean
    WebhookKeeper webhookKeeper(SourceHosting source, BuildServer builds, Inventory inventory) {
        return new WebhookKeeper(source, builds, inventory);
    }

    @Bean
    JobsKeeper jobsKeeper(BuildServer builds, AppTokens tokens) {
        return new JobsKeeper(builds, tokens);
    }

    @Bean
    RegistryKeeper registryKeeper(ImageRegistry registry) {
        return new RegistryKeeper(registry);
    }

    @Bean
    StackKeeper stackKeeper(Stacks stacks, Environments environments, ListenerPriorities priorities) {
        return new StackKeeper(stacks, environments, priorities);
    }

    @Bean
    ServiceKeeper serviceKeeper(ContainerPlatform platform) {
        return new ServiceKeeper(platform);
    }

    @Bean
    TasksKeeper tasksKeeper(ContainerPlatform platform) {
        return new TasksKeeper(platform);
    }

    @Bean
    Keepers keepers(List<Keeper> all, Inventory inventory) {
        return new Keepers(all, inventory);
    }
}
