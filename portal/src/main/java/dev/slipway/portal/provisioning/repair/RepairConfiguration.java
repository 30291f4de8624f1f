package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.Rounds;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.inventory.Comparisons;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.provisioning.InventoryRuns;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.keeper.Keepers;
import dev.slipway.portal.provisioning.step.FindRepositoryStep;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires drift check and repair. */
@Configuration(proxyBeanMethods = false)
class RepairConfiguration {

    @Bean
    DriftCheck driftCheck(Inventory inventory, Keepers keepers) {
        return new DriftCheck(inventory, keepers);
    }

    @Bean
    RunScript repairScript(
            @Qualifier("createScript") RunScript create,
            FindRepositoryStep findRepository,
            BuildServer builds,
            Clock clock) {
        List<Step> steps = new ArrayList<>(create.steps());
        steps.add(findRepository);
        steps.add(new ScanStep(builds));
        return new RepairScript(steps, clock);
    }

    @Bean
    Rounds driftRounds(
            DriftCheck drift, Comparisons comparisons, AppDirectory apps, DriftProperties settings, Clock clock) {
        DriftWatch watch = new DriftWatch(drift, comparisons, apps, settings, clock);
        return new Rounds("drift", settings.round(), watch::round);
    }

    @Bean
    Repairs repairs(DriftCheck drift, InventoryRuns opening) {
        return new Repairs(drift, opening);
    }
}
