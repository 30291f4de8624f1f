package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.AppDirectory;
import dev.slipway.portal.app.AppMemory;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.mail.Mailer;
import dev.slipway.portal.outbox.Outbox;
import dev.slipway.portal.provisioning.InventoryRuns;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.RunCancel;
import dev.slipway.portal.provisioning.RunRetry;
import dev.slipway.portal.provisioning.RunScript;
import dev.slipway.portal.provisioning.Runs;
import dev.slipway.portal.provisioning.Step;
import dev.slipway.portal.provisioning.keeper.Keepers;
import dev.slipway.portal.source.SourceHosting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires undo and decommission. */
@Configuration(proxyBeanMethods = false)
class RemovalConfiguration {

    @Bean
    RemovalSteps removalSteps(
            Deployments deployments,
            Environments environments,
            RunCancel cancel,
            Inventory inventory,
            Keepers keepers,
            Mailer mailer,
            PortalProperties portal,
            RemovalProperties settings,
            Clock clock) {
        return new RemovalSteps(List.of(
                new RolloutsStep(deployments, environments, cancel),
                new RemoveKindStep(ResourceKind.SERVICE, OutsideSystem.ECS, inventory, keepers),
                new RemoveKindStep(ResourceKind.TASKS, OutsideSystem.ECS, inventory, keepers),
                new RemoveKindStep(ResourceKind.STACK, OutsideSystem.CLOUDFORMATION, inventory, keepers),
                new RemoveKindStep(ResourceKind.WEBHOOK, OutsideSystem.GITHUB, inventory, keepers),
                new RemoveKindStep(ResourceKind.JOBS, OutsideSystem.JENKINS, inventory, keepers),
                new RemoveKindStep(ResourceKind.REGISTRY, OutsideSystem.ECR, inventory, keepers),
                new RemoveKindStep(ResourceKind.REPOSITORY, OutsideSystem.GITHUB, inventory, keepers),
                new LastLookStep(inventory, keepers, clock, settings.lateAnswers()),
                new LetterStep(inventory, mailer, portal)));
    }

    @Bean
    RemovalTelling removalTelling(
            Deployments deployments, Environments environments, Outbox outbox, List<AppMemory> memories) {
        return new RemovalTelling(deployments, environments, outbox, memories);
    }

    @Bean
    RunScript undoScript(RemovalSteps steps, AppDirectory apps, RemovalTelling telling) {
        return new UndoScript(steps, apps, telling);
    }

    @Bean
    RunScript decommissionScript(
            RemovalSteps steps, SourceHosting source, Inventory inventory, AppDirectory apps, RemovalTelling telling) {
        List<Step> all = new ArrayList<>(steps.all());
        all.add(new ArchiveStep(
                RemovalPlan.ARCHIVE,
                source,
                inventory,
                context -> context.app().name().repository()));
        return new DecommissionScript(all, apps, telling);
    }

    @Bean
    RunScript freeNameScript(SourceHosting source, Inventory inventory, AppDirectory apps) {
        Step rename = new ArchiveStep(
                RemovalPlan.RENAME,
                source,
                inventory,
                context -> context.app().name().repository() + "-retired-"
                        + context.app().createRun());
        return new FreeNameScript(List.of(rename), apps);
    }

    @Bean
    Decommissions decommissions(Runs runs, InventoryRuns opening, Deployments deployments, Environments environments) {
        return new Decommissions(runs, opening, deployments, environments);
    }

    @Bean
    UndoRuns undoRuns(Runs runs, AppDirectory apps, InventoryRuns opening, RunRetry retry) {
        return new UndoRuns(runs, apps, opening, retry);
    }
}
