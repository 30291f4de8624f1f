package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.configuration.Configurations;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.EnvironmentRuns;
import dev.slipway.portal.provisioning.Requests;
import dev.slipway.portal.provisioning.RunOpening;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.source.CommitHistory;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what opens and reads deployments. */
@Configuration(proxyBeanMethods = false)
class DeploymentConfiguration {

    @Bean
    DeploymentTelling deploymentTelling(Outbox outbox, Clock clock) {
        return new DeploymentTelling(outbox, clock);
    }

    @Bean
    Deployments deployments(Table table, DeploymentProperties settings) {
        return new Deployments(table, settings.askAgainIn());
    }

    @Bean
    Stops stops(Table table) {
        return new Stops(table);
    }

    @Bean
    Turn turn(Table table) {
        return new Turn(table);
    }

    @Bean
    Holds holds(Table table) {
        return new Holds(table);
    }

    @Bean
    DeploymentMemory deploymentMemory(Table table) {
        return new DeploymentMemory(table);
    }

    @Bean
    Gates gates(List<Gate> gates) {
        return new Gates(gates);
    }

    @Bean
    Approvals approvals(GateProperties settings) {
        return new Approvals(settings.approvals());
    }

    @Bean
    OrderReviews orderReviews(
            Environments environments,
            EnvironmentSetups setups,
            Deployments deployments,
            Gates gates,
            Approvals approvals) {
        return new OrderReviews(environments, setups, deployments, gates, approvals);
    }

    @Bean
    DeploymentOpening deploymentOpening(
            Table table,
            Gates gates,
            Approvals approvals,
            Turn turn,
            Stops stops,
            RunOpening opening,
            DeploymentTelling telling) {
        return new DeploymentOpening(table, gates, approvals, turn, stops, opening, telling);
    }

    @Bean
    ConfigurationChoice configurationChoice(Deployments deployments, Configurations configurations) {
        return new ConfigurationChoice(deployments, configurations);
    }

    @Bean
    DeploymentOrders deploymentOrders(
            Environments environments,
            Deployments deployments,
            DeploymentOpening opening,
            EnvironmentSetups setups,
            ConfigurationChoice configurations,
            Requests requests) {
        return new DeploymentOrders(environments, deployments, opening, setups, configurations, requests);
    }

    @Bean
    EnvironmentSetups environmentSetups(Table table, Environments environments, Runs runs) {
        return new EnvironmentSetups(table, environments, runs);
    }

    @Bean
    Rollbacks rollbacks(
            Environments environments,
            Deployments deployments,
            DeploymentOpening opening,
            Holds holds,
            Turn turn,
            DeploymentTelling telling) {
        return new Rollbacks(environments, deployments, opening, holds, turn, telling);
    }

    @Bean
    Promotions promotions(
            Environments environments,
            Deployments deployments,
            DeploymentOpening opening,
            ConfigurationChoice configurations,
            EnvironmentSetups setups,
            EnvironmentRuns runs,
            OrderReviews reviews) {
        return new Promotions(environments, deployments, opening, configurations, setups, runs, reviews);
    }

    @Bean
    DeploymentDecisions deploymentDecisions(
            Table table,
            DeploymentOpening opening,
            Stops stops,
            SourceHosting source,
            CommitHistory commits,
            DeploymentTelling telling) {
        return new DeploymentDecisions(table, opening, stops, source, commits, telling);
    }
}
