package dev.slipway.portal.access.token;

import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.inventory.Inventory;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what renews tokens. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    TokenRotation tokenRotation(
            AppTokens tokens, BuildServer builds, Inventory inventory, PortalProperties portal, Clock clock) {
        return new TokenRotation(tokens, builds, inventory, portal, clock);
    }
}
