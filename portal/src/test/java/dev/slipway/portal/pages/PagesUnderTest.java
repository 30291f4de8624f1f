package dev.slipway.portal.pages;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.ImageScans;
import dev.slipway.portal.deployment.DeploymentDecisions;
import dev.slipway.portal.deployment.DeploymentOrders;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.Health;
import dev.slipway.portal.deployment.HealthLook;
import dev.slipway.portal.deployment.Holds;
import dev.slipway.portal.deployment.OrderReviews;
import dev.slipway.portal.deployment.RunningLogs;
import dev.slipway.portal.deployment.configuration.ConfigurationChanges;
import dev.slipway.portal.deployment.configuration.ConfigurationValues;
import dev.slipway.portal.deployment.configuration.Configurations;
import dev.slipway.portal.history.Builds;
import dev.slipway.portal.history.Changes;
import dev.slipway.portal.history.Commits;
import dev.slipway.portal.history.Figures;
import dev.slipway.portal.history.History;
import dev.slipway.portal.history.Incidents;
import dev.slipway.portal.history.RunningVersions;
import dev.slipway.portal.inventory.Comparisons;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.EditedRetry;
import dev.slipway.portal.provisioning.RunCancel;
import dev.slipway.portal.provisioning.RunPause;
import dev.slipway.portal.provisioning.RunRetry;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.provisioning.create.CreateApps;
import dev.slipway.portal.provisioning.create.Preflight;
import dev.slipway.portal.provisioning.create.Reviews;
import dev.slipway.portal.provisioning.removal.Decommissions;
import dev.slipway.portal.provisioning.removal.UndoRuns;
import dev.slipway.portal.provisioning.repair.DriftCheck;
import dev.slipway.portal.provisioning.repair.Repairs;
import dev.slipway.portal.provisioning.transfer.Transfers;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import reactor.core.publisher.Mono;

/** Every page of the portal with its access and its web parts; the services behind them are stand-ins. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(PortalProperties.class)
@ComponentScan({"dev.slipway.portal.access", "dev.slipway.portal.web"})
@ComponentScan(
        basePackages = "dev.slipway.portal",
        useDefaultFilters = false,
        includeFilters =
                @Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "dev\\.slipway\\.portal\\.(app|provisioning|provisioning\\.\\w+|history|template)\\.\\w+Page",
                            "dev\\.slipway\\.portal\\.(app|provisioning|provisioning\\.\\w+|history|template)\\.\\w+Api",
                            "dev\\.slipway\\.portal\\.deployment\\.(Deployment|Decision|RegistryLogin|ImageScan)Api",
                            "dev\\.slipway\\.portal\\.deployment\\.DeploymentAccess",
                            "dev\\.slipway\\.portal\\.deployment\\.DecisionPage",
                            "dev\\.slipway\\.portal\\.deployment\\.freeze\\.Freeze(Page|Orders|Configuration)",
                            "dev\\.slipway\\.portal\\.deployment\\.configuration\\.ConfigurationEditPage",
                            "dev\\.slipway\\.portal\\.app\\.AppConfiguration",
                            "dev\\.slipway\\.portal\\.provisioning\\.(RunStream|RunReading|Paces|RunAccess)",
                            "dev\\.slipway\\.portal\\.provisioning\\.create\\.(NameCheck|NameIdeas)",
                            "dev\\.slipway\\.portal\\.app\\.AppRows"
                        }))
class PagesUnderTest {

    @Bean
    InMemoryTable table() {
        return new InMemoryTable();
    }

    @Bean(name = Table.OF_AUDIT, defaultCandidate = false)
    InMemoryTable auditTable() {
        return new InMemoryTable();
    }

    @Bean
    TestTemplate catalogue() {
        return new TestTemplate();
    }

    @Bean
    Inventory inventory() {
        return mock();
    }

    @Bean
    BuildServer buildServer() {
        return mock();
    }

    @Bean
    RunRetry runRetry() {
        return mock();
    }

    @Bean
    EditedRetry editedRetry() {
        return mock();
    }

    @Bean
    RunPause runPause(InMemoryTable table) {
        return new RunPause(table, Clock.systemUTC());
    }

    @Bean
    RunCancel runCancel() {
        return mock();
    }

    @Bean
    DriftCheck driftCheck() {
        return mock();
    }

    @Bean
    Repairs repairs() {
        return mock();
    }

    @Bean
    Reviews reviews() {
        return mock();
    }

    @Bean
    Transfers transfers() {
        return mock();
    }

    @Bean
    SourceHosting sourceHosting() {
        return mock();
    }

    @Bean
    Comparisons comparisons(InMemoryTable table) {
        return new Comparisons(table);
    }

    @Bean
    Decommissions decommissions() {
        return mock();
    }

    @Bean
    UndoRuns undoRuns() {
        return mock();
    }

    @Bean
    ImageRegistry imageRegistry() {
        return mock();
    }

    @Bean
    ImageScans imageScans() {
        return mock();
    }

    @Bean
    Outbox outbox() {
        return mock();
    }

    @Bean
    Runs runs() {
        return mock();
    }

    @Bean
    DeploymentOrders deploymentOrders() {
        return mock();
    }

    @Bean
    OrderReviews orderReviews() {
        return mock();
    }

    @Bean
    Builds builds(History history) {
        return new Builds(history);
    }

    @Bean
    Holds holds() {
        Holds holds = mock();
        when(holds.find(any(), any())).thenReturn(Mono.empty());
        return holds;
    }

    @Bean
    Configurations configurations() {
        Configurations configurations = mock();
        when(configurations.values(any(), any(), anyInt())).thenReturn(Mono.just(ConfigurationValues.TEMPLATE));
        when(configurations.newest(any(), any()))
                .thenReturn(Mono.just(Samples.configurations().get(0)));
        when(configurations.list(any(), any(), anyInt())).thenReturn(Mono.just(Samples.configurations()));
        return configurations;
    }

    @Bean
    ConfigurationChanges configurationChanges() {
        return mock();
    }

    @Bean
    DeploymentDecisions deploymentDecisions() {
        return mock();
    }

    @Bean
    Deployments deployments() {
        return mock();
    }

    @Bean
    CreateApps createApps() {
        return mock();
    }

    @Bean
    HealthLook healthLook() {
        HealthLook health = mock();
        when(health.of(any(), any())).thenReturn(Mono.just(new Health(Health.State.HEALTHY, 2, 2)));
        return health;
    }

    @Bean
    RunningLogs runningLogs() {
        return mock();
    }

    @Bean
    Preflight preflight() {
        return mock();
    }

    @Bean
    Figures figures() {
        return mock();
    }

    @Bean
    RunningVersions runningVersions() {
        return mock();
    }

    @Bean
    Commits commits() {
        return mock();
    }

    @Bean
    Changes changes() {
        return mock();
    }

    @Bean
    Incidents incidents() {
        return mock();
    }

    @Bean
    History history() {
        return mock();
    }
}
