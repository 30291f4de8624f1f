package dev.slipway.portal.access;

import dev.slipway.portal.app.Team;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Wires access. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {
    @Bean
    Issuer issuer(AccessProperties properties) {
        return new Issuer(properties);
    }

    @Bean
    Callers callers(AccessProperties properties, Environment settings) {
        List<Team> teams = Binder.get(settings)
                .bind("slipway.teams", Bindable.listOf(Team.class))
                .orElse(List.of());
        return new Callers(properties, teams);
    }

    @Bean
    CallerFilter callerFilter(Callers callers) {
        return new CallerFilter(callers);
    }

    @Bean
    Policy policy(AccessProperties properties) {
        return new RolePolicy(properties.contact());
    }

    @Bean
    AppTokens appTokens(DynamoDbAsyncClient client, @Value("${slipway.table:slipway}") String table) {
        return new DynamoAppTokens(client, table, Clock.systemUTC());
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
