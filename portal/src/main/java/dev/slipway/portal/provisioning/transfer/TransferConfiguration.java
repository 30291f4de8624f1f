package dev.slipway.portal.provisioning.transfer;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.InventoryRuns;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.source.SourceHosting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires transfers. */
@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    @Bean
    RunScript transferScript(SourceHosting source, Inventory inventory, Teams teams) {
        return new TransferScript(new TeamAccessStep(source, inventory, teams));
    }

    @Bean
    Transfers transfers(InventoryRuns opening, AppDirectory apps, Teams teams, Outbox outbox) {
        return new Transfers(opening, apps, teams, outbox);
    }
}
