package dev.slipway.portal.history;

import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Wires the history. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    History history(
            DynamoDbAsyncClient client,
            @Value("${slipway.history-table:slipway-history}") String table,
            AppDirectory apps,
            Policy policy,
            Clock clock) {
        return new History(new HistoryStore(client, table), apps, policy, clock);
    }
}
