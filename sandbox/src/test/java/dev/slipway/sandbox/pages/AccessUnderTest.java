package dev.slipway.sandbox.pages;

import dev.slipway.portal.access.Caller;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.store.Table;
import dev.slipway.portal.web.HtmlPage;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.view.Rendering;

/** The portal's sign-in, API access and frame, with one page and one call behind them. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(PortalProperties.class)
@ComponentScan(
        basePackages = {"dev.slipway.portal.access", "dev.slipway.portal.web"},
        // Whoever works with tokens works with apps, too.
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "dev\\.slipway\\.portal\\.access\\.token\\..*"))
@Import({AccessUnderTest.Who.class, AccessUnderTest.Apps.class})
class AccessUnderTest {

    /** Resources of its own: an application that is closed ends those that all others of the JVM share. */
    @Bean
    ReactorResourceFactory reactorResources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }

    @Bean
    Table table() {
        return new TableOfItems();
    }

    @Bean(name = Table.OF_AUDIT, defaultCandidate = false)
    Table auditTable() {
        return new TableOfItems();
    }

    @Bean
    AppDirectory appDirectory(Table table) {
        return new AppDirectory(table);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Teams teams() {
        return new Teams(List.of(new Team("city-hall", "City Hall", "city-hall", "city-hall", "c@acme.example")));
    }

    @RestController
    static class Who {
        @GetMapping("/api/who")
        String who(Caller caller) {
            return caller.toString();
        }
    }

    @HtmlPage
    static class Apps {
        @GetMapping("/apps")
        Rendering apps() {
            return Rendering.redirectTo("/help").build();
        }
    }
}
