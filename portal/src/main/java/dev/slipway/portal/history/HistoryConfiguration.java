package dev.slipway.portal.history;

import dev.slipway.portal.access.Policy;
import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.cloud.LostEvents;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.outbox.UnpublishedEvents;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Wires the history. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    HistoryStore historyStore(
            DynamoDbAsyncClient client, @Value("${slipway.history-table:slipway-history}") String table) {
        return new HistoryStore(client, table);
    }

    @Bean
    Audience historyAudience(AppDirectory apps, Policy policy) {
        return new Audience(apps, policy);
    }

    @Bean
    History history(
            HistoryStore store, Audience audience, LostEvents lost, UnpublishedEvents unpublished, Clock clock) {
        return new History(store, audience, lost, unpublished, clock);
    }

    @Bean
    Builds builds(History history) {
        return new Builds(history);
    }

    @Bean
    Figures figures(HistoryStore store, Audience audience, Clock clock) {
        return new Figures(store, audience, clock);
    }

    @Bean
    RunningVersions runningVersions(HistoryStore store, Audience audience) {
        return new RunningVersions(store, audience);
    }

    @Bean
    Commits commits(HistoryStore store, Audience audience) {
        return new Commits(store, audience);
    }

    @Bean
    Changes changes(HistoryStore store, Audience audience) {
        return new Changes(store, audience);
    }

    @Bean
    Incidents incidents(HistoryStore store, Audience audience, Outbox outbox, Table table, Clock clock) {
        return new Incidents(store, audience, outbox, table, clock);
    }

    @Bean
    ChangesOfDeployments changesOfDeployments(HistoryStore store, SourceHosting source, CommitHistory commits) {
        return new ChangesOfDeployments(store, source, commits);
    }
}
