package dev.slipway.portal.access.limits;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the limits. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {

    @Bean
    RateLimits rateLimits(LimitProperties settings) {
        return new RateLimits(settings);
    }

    @Bean
    FailureLimit failureLimit(LimitProperties settings) {
        return new FailureLimit(settings);
    }
}
