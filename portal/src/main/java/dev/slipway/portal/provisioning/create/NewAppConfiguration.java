package dev.slipway.portal.provisioning.create;

import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.provisioning.AppFiles;
import dev.slipway.portal.provisioning.Requests;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.template.Catalogue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what checks, reviews and orders new apps. */
@Configuration(proxyBeanMethods = false)
class NewAppConfiguration {

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
