package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.cloud.ImageRegistry;
import dev.slipway.portal.cloud.Stacks;
import dev.slipway.portal.deployment.DeploymentOrders;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.deployment.EnvironmentSetups;
import dev.slipway.portal.deployment.SmokeCheck;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.mail.Mailer;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.AppFiles;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.store.Table;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the steps of create runs. */
@Configuration(proxyBeanMethods = false)
class CreateConfiguration {

    @Bean
    ReserveStep reserveStep() {
        return new ReserveStep();
    }

    @Bean
    RepositoryStep repositoryStep(SourceHosting source, Ownership ownership, PortalProperties portal) {
        return new RepositoryStep(source, ownership, portal);
    }

    @Bean
    FilesStep filesStep(SourceHosting source, AppFiles files) {
        return new FilesStep(source, files);
    }

    @Bean
    AccessStep accessStep(SourceHosting source, Teams teams) {
        return new AccessStep(source, teams);
    }

    @Bean
    JobsStep jobsStep(BuildServer builds, AppTokens tokens, Ownership ownership, PortalProperties portal) {
        return new JobsStep(builds, tokens, ownership, portal);
    }

    @Bean
    WebhookStep webhookStep(SourceHosting source, BuildServer builds, Ownership ownership) {
        return new WebhookStep(source, builds, ownership);
    }

    @Bean
    RegistryStep registryStep(ImageRegistry registry, Ownership ownership) {
        return new RegistryStep(registry, ownership);
    }

    @Bean
    ListenerPriorities listenerPriorities(Table table) {
        return new ListenerPriorities(table);
    }

    @Bean
    StackStep stackStep(
            Stacks stacks,
            Templates templates,
            Environments environments,
            ListenerPriorities priorities,
            Ownership ownership) {
        return new StackStep(stacks, templates, environments, priorities, ownership);
    }

    @Bean
    FirstBuildStep firstBuildStep(BuildServer builds, SourceHosting source, Deployments deployments) {
        return new FirstBuildStep(builds, source, deployments);
    }

    @Bean
    FirstDeploymentStep firstDeploymentStep(
            Deployments deployments, DeploymentOrders orders, Environments environments) {
        return new FirstDeploymentStep(deployments, orders, environments);
    }

    @Bean
    AppAnswersStep appAnswersStep(SmokeCheck smokeCheck, Templates templates, Environments environments) {
        return new AppAnswersStep(smokeCheck, templates, environments);
    }

    @Bean
    NotifyStep notifyStep(Mailer mailer, Environments environments, PortalProperties portal) {
        return new NotifyStep(mailer, new CreateMail(environments, portal));
    }

    @Bean
    FindRepositoryStep findRepositoryStep(SourceHosting source, Inventory inventory) {
        return new FindRepositoryStep(source, inventory);
    }

    @Bean
    RunScript createScript(List<CreateStep> steps, Outbox outbox, Clock clock) {
        return new CreateScript(steps, outbox, clock);
    }

    @Bean
    RunScript environmentScript(
            StackStep stack,
            EnvironmentSetups setups,
            Deployments deployments,
            DeploymentOrders orders,
            Outbox outbox) {
        EnvironmentDeploymentStep deployment = new EnvironmentDeploymentStep(setups, deployments, orders);
        return new EnvironmentScript(List.of(stack, deployment), outbox);
    }
}
