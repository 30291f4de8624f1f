package dev.slipway.portal.access.session;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.server.session.WebSessionManager;

/** Wires the sessions. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    TableSessions tableSessions(
            Table table, Clock clock, @Value("${server.reactive.session.timeout:8h}") Duration maxIdle) {
        return new TableSessions(table, clock, maxIdle);
    }

    @Bean
    WebSessionManager webSessionManager(TableSessions sessions, WebSessionIdResolver ids, PortalProperties portal) {
        if (ids instanceof CookieWebSessionIdResolver cookies
                && "https".equals(portal.url().getScheme())) {
            // TLS may end before us: what counts is how browsers reach us.
            cookies.addCookieInitializer((cookie) -> cookie.secure(true));
        }
        DefaultWebSessionManager manager = new DefaultWebSessionManager();
        manager.setSessionIdResolver(ids);
        manager.setSessionStore(sessions);
        return manager;
    }
}
