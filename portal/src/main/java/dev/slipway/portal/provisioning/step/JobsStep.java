package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.access.AppTokens;
import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.ci.AppJobs;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.ci.BuildServer.Folder;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.Claim;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.Repository;
import java.util.List;
import reactor.core.publisher.Mono;

/** Creates the app's folder on the build server with its jobs, disabled, and the app's own token. */
final class JobsStep extends CreateStep {

    private final BuildServer builds;
    private final AppTokens tokens;
    private final Ownership ownership;
    private final PortalProperties portal;

    JobsStep(BuildServer builds, AppTokens tokens, Ownership ownership, PortalProperties portal) {
        super(CreatePlan.JOBS, OutsideSystem.JENKINS);
        this.builds = builds;
        this.tokens = tokens;
        this.ownership = ownership;
        this.portal = portal;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        AppName app = context.app().name();
        Claim<Folder> claim = new Claim<>(
                ResourceKind.JOBS,
                app.folder(),
                this.builds.findFolder(app.folder()),
                found -> isOurs(context, found),
                upsert(context),
                Folder::name,
                Folder::page);
        // What a crash left may be half of it, so the jobs are always written.
        return this.ownership
                .createOrUpdate(context, claim)
                .map(folder -> new StepOutcome.Done("build and deploy", folder.page(), List.of()));
    }

    private static boolean isOurs(StepContext context, Folder folder) {
        return folder.description() != null
                && folder.description().contains(context.mark().text());
    }

    private Mono<Folder> upsert(StepContext context) {
        return Mono.defer(() -> this.tokens
                .issue(
                        context.app().name(),
                        AppTokens.OF_PIPELINES,
                        context.run().id())
                .flatMap(token -> this.builds.upsertJobs(jobs(context, token))));
    }

    private AppJobs jobs(StepContext context, String token) {
        Repository repository = context.facts().get(RepositoryFact.class).repository();
        return new AppJobs(
                context.app().name().folder(),
                context.mark().text(),
                context.app().name().value(),
                repository.cloneAddress(),
                this.portal.organisation(),
                repository.name(),
                token,
                this.portal.url());
    }
}
