package dev.slipway.portal.provisioning;

import dev.slipway.portal.Rounds;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.store.Table;
import dev.slipway.portal.template.Catalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what executes runs. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    Ownership ownership(Inventory inventory) {
        return new Ownership(inventory);
    }

    @Bean
    Templates templatesOfApps(Catalogue catalogue) {
        return new Templates(catalogue);
    }

    @Bean
    Engine engine(
            Table table,
            List<RunScript> scripts,
            EngineProperties settings,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        return Engine.of(table, scripts, settings, meters.getIfAvailable(SimpleMeterRegistry::new), clock);
    }

    @Bean
    RunPause runPause(Table table, Clock clock) {
        return new RunPause(table, clock);
    }

    @Bean
    EngineLifecycle engineLifecycle(Engine engine, WorkQueue queue) {
        return new EngineLifecycle(engine, queue);
    }

    @Bean
    Rounds leaseRounds(Engine engine, EngineProperties settings) {
        return new Rounds("leases", settings.heartbeat(), engine::heartbeat);
    }

    @Bean
    Rounds sweepRounds(Table table, WorkQueue queue, Clock clock, EngineProperties settings) {
        RunSweeper sweeper = new RunSweeper(table, queue, clock);
        return new Rounds("sweeper", settings.sweep(), sweeper::sweep);
    }

    @Bean
    RunCancel runCancel(Table table, Runs runs) {
        return new RunCancel(table, runs);
    }

    @Bean
    EditedRetry editedRetry(RunRetry retry, Runs runs, AppDirectory apps, Templates templates, Table table) {
        return new EditedRetry(retry, runs, apps, templates, table);
    }

    @Bean
    AppFiles appFiles(Templates templates, Teams teams, Environments environments, PortalProperties portal) {
        return new AppFiles(templates, teams, environments, portal);
    }

    @Bean
    InventoryRuns inventoryRuns(Table table, RunOpening opening) {
        return new InventoryRuns(table, opening);
    }

    @Bean
    RunRetry runRetry(Table table, Runs runs, WorkQueue queue, Clock clock) {
        return new RunRetry(table, runs, queue, clock);
    }

    @Bean
    EnvironmentRuns environmentRuns(Runs runs, RunOpening opening, RunRetry retry) {
        return new EnvironmentRuns(runs, opening, retry);
    }
}
