package dev.slipway.portal.access;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Wires access. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {
    @Bean
    Issuer issuer(AccessProperties properties) {
        return new Issuer(properties);
    }

    @Bean
    Callers callers(AccessProperties properties, Teams teams) {
        return new Callers(properties, teams.all());
    }

    @Bean
    CallerFilter callerFilter(Callers callers) {
        return new CallerFilter(callers);
    }

    @Bean
    HostGuard hostGuard(PortalProperties portal) {
        return new HostGuard(portal);
    }

    @Bean
    Policy policy(AccessProperties properties) {
        return new RolePolicy(properties.contact());
    }

    @Bean
    AppTokens appTokens(Table table, Clock clock) {
        return new TableAppTokens(table, clock);
    }

    @Bean
    BearerTokens bearerTokens(AppTokens appTokens, Issuer issuer) {
        return new BearerTokens(appTokens, issuer.decoder());
    }

    @Bean
    WebFluxConfigurer callerArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerArgument());
            }
        };
    }
}
