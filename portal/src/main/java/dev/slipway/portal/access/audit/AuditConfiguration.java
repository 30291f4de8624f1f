package dev.slipway.portal.access.audit;

import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the audit trail. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(@Qualifier(Table.OF_AUDIT) Table table) {
        return new TableAuditTrail(table);
    }

    @Bean
    AuditFilter auditFilter(AuditTrail trail, Clock clock) {
        return new AuditFilter(trail, clock);
    }
}
