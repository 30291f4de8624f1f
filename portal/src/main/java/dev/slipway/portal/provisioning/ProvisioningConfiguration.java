package dev.slipway.portal.provisioning;

import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Table;
import dev.slipway.portal.template.Catalogue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what opens and reads runs. */
@Configuration(proxyBeanMethods = false)
class ProvisioningConfiguration {

    @Bean
    SortableIds sortableIds(Clock clock) {
        return new SortableIds(clock);
    }

    @Bean
    Runs runs(Table table, EngineProperties settings) {
        return new Runs(table, settings.news());
    }

    @Bean
    RunOpening runOpening(Table table, WorkQueue queue, SortableIds ids, Clock clock) {
        return new RunOpening(table, queue, ids, clock);
    }

    @Bean
    Requests requests(Table table, Clock clock) {
        return new Requests(table, clock);
    }

    @Bean
    Preflight preflight(SourceHosting source, BuildServer builds, ImageRegistry registry, Stacks stacks) {
        return new Preflight(source, builds, registry, stacks);
    }

    @Bean
    NewAppCheck newAppCheck(Teams teams, Catalogue catalogue, Policy policy) {
        return new NewAppCheck(teams, catalogue, policy);
    }

    @Bean
    CreateConflicts createConflicts(AppDirectory apps, Preflight preflight) {
        return new CreateConflicts(apps, preflight);
    }

    @Bean
    CreateApps createApps(
            NewAppCheck check,
            CreateConflicts conflicts,
            AppDirectory apps,
            RunOpening opening,
            Requests requests,
            Runs runs) {
        return new CreateApps(check, conflicts, apps, opening, requests, runs);
    }

    @Bean
    Reviews reviews(
            NewAppCheck check,
            CreateConflicts conflicts,
            AppFiles files,
            SourceHosting source,
            BuildServer builds,
            PortalProperties portal,
            Clock clock) {
        return new Reviews(check, conflicts, files, source, builds, portal, clock);
    }
}
