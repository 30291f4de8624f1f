package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.inventory.ResourceKind;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.Ownership;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.net.URI;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets pushes and pull requests reach the build server. */
final class WebhookStep extends CreateStep {

    private static final String NAME = "webhook";

    private final SourceHosting source;
    private final BuildServer builds;
    private final Ownership ownership;

    WebhookStep(SourceHosting source, BuildServer builds, Ownership ownership) {
        super(CreatePlan.WEBHOOK, OutsideSystem.GITHUB);
        this.source = source;
        this.builds = builds;
        this.ownership = ownership;
    }

    /** The hook is found by its address, so a repeat adds no second one; its repository is ours already. */
    @Override
    public Mono<StepOutcome> run(StepContext context) {
        Repository repository = context.facts().get(RepositoryFact.class).repository();
        URI address = this.builds.webhookAddress();
        return this.ownership
                .plan(context, ResourceKind.WEBHOOK, NAME)
                .then(this.source.addWebhook(repository, address))
                .flatMap(id -> this.ownership.created(context, ResourceKind.WEBHOOK, NAME, id, null))
                .thenReturn(new StepOutcome.Done("pushes reach Jenkins", repository.page(), List.of()));
    }
}
