package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.deployment.SmokeCheck;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.Templates;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Asks the app at its address until it answers. */
final class AppAnswersStep extends CreateStep {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final SmokeCheck smokeCheck;
    private final Templates templates;
    private final Environments environments;

    AppAnswersStep(SmokeCheck smokeCheck, Templates templates, Environments environments) {
        super(CreatePlan.APP_ANSWERS, OutsideSystem.APP);
        this.smokeCheck = smokeCheck;
        this.templates = templates;
        this.environments = environments;
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(3);
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        URI address = this.environments
                .get(EnvironmentName.TEST)
                .addressOf(context.app().name());
        String path = this.templates.of(context.app()).manifest().container().smokePath();
        return this.smokeCheck
                .ask(address.resolve(path))
                .map(answer -> answer.ok()
                        ? new StepOutcome.Done(answer.words(), address, List.of())
                        : new StepOutcome.NotYet("no answer yet", address, ASK_AGAIN));
    }
}
