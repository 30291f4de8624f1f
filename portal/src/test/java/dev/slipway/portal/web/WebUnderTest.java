package dev.slipway.portal.web;

import dev.slipway.portal.app.Team;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.store.InMemoryTable;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The portal's access and web packages alone: what every feature's pages and API stand on. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"dev.slipway.portal.access", "dev.slipway.portal.web"})
class WebUnderTest {
    @Bean
    Table table() {
        return new InMemoryTable();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Teams teams() {
        return new Teams(List.of(
                new Team("city-hall", "City Hall", "city-hall", "city-hall", "city-hall@acme.example"),
                new Team("harbour", "Harbour", "harbour", "harbour", "harbour@acme.example")));
    }
}
