package dev.slipway.portal.app;

import dev.slipway.portal.access.Policy;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires apps, teams and environments. */
@Configuration(proxyBeanMethods = false)
class AppConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Teams teams(PortalProperties settings) {
        return new Teams(settings.teams().entrySet().stream()
                .map(team -> team.getValue().named(team.getKey()))
                .toList());
    }

    @Bean
    Environments environments(PortalProperties settings) {
        return new Environments(settings.environments().entrySet().stream()
                .map(environment -> environment.getValue().named(environment.getKey()))
                .toList());
    }

    @Bean
    AppDirectory appDirectory(Table table) {
        return new AppDirectory(table);
    }

    @Bean
    AppFinder appFinder(Table table, AppDirectory apps, Policy policy) {
        return new AppFinder(table, apps, policy);
    }

    @Bean
    OwnersGone ownersGone(AppFinder finder, SourceHosting source) {
        return new OwnersGone(finder, source);
    }

    @Bean
    VisibleApps visibleApps(AppDirectory apps, Policy policy) {
        return new VisibleApps(apps, policy);
    }
}
