package dev.slipway.portal.cloud.aws;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.cloud.WorkQueue;
import dev.slipway.portal.store.Table;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Wires the portal's own tables and queue. */
@Configuration(proxyBeanMethods = false)
class StateConfiguration {

    @Bean
    Table table(DynamoDbAsyncClient client, PortalProperties settings) {
        return new DynamoTable(client, settings.table());
    }

    @Bean(name = Table.OF_AUDIT, defaultCandidate = false)
    Table auditTable(DynamoDbAsyncClient client, PortalProperties settings) {
        return new DynamoTable(client, settings.auditTable());
    }

    @Bean
    WorkQueue workQueue(SqsAsyncClient client, QueueProperties settings) {
        return new SqsWorkQueue(client, settings);
    }
}
