package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.cloud.ContainerPlatform;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.InventoryRuns;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.source.SourceHosting;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires transfers. */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    @Bean
    TeamAccessStep teamAccessStep(SourceHosting source, Inventory inventory, Teams teams) {
        return new TeamAccessStep(source, inventory, teams);
    }

    @Bean
    RunScript transferScript(
            TeamAccessStep access,
            ImageRegistry registry,
            ContainerPlatform platform,
            Stacks stacks,
            Inventory inventory) {
        return new TransferScript(List.of(
                access,
                new RegistryTagsStep(registry, inventory),
                new ServiceTagsStep(platform, inventory),
                new StackTagsStep(stacks, inventory)));
    }

    @Bean
    Transfers transfers(InventoryRuns opening, AppDirectory apps, Teams teams, Outbox outbox) {
        return new Transfers(opening, apps, teams, outbox);
    }
}
