package dev.slipway.portal.deployment;

import dev.slipway.portal.app.Environment;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.Templates;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Asks the deployed app at its address, as its users would. */
final class SmokeStep extends DeploymentStep {

    private final SmokeCheck smokeCheck;
    private final Templates templates;
    private final DeploymentProperties settings;

    SmokeStep(Ground ground, SmokeCheck smokeCheck, Templates templates, DeploymentProperties settings) {
        super(DeploymentPlan.SMOKE, OutsideSystem.APP, ground);
        this.smokeCheck = smokeCheck;
        this.templates = templates;
        this.settings = settings;
    }

    @Override
    public Duration patience() {
        return this.settings.smokeWithin();
    }

    @Override
    Mono<StepOutcome> run(StepContext context, Deployment deployment, Environment environment) {
        URI address = environment.addressOf(context.app().name());
        String path = this.templates.of(context.app()).manifest().container().smokePath();
        return this.smokeCheck
                .ask(address.resolve(path))
                .map(answer -> answer.ok()
                        ? new StepOutcome.Done(answer.words(), address, List.of())
                        : new StepOutcome.NotYet(answer.words(), address, this.settings.askAgainIn()));
    }
}
