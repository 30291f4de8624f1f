package dev.slipway.portal.provisioning.repair;

import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.provisioning.NamedStep;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets restored jobs, which begin disabled, look for branches again. */
final class ScanStep extends NamedStep {

    static final String ID = "scan";
    static final String TITLE = "Look for branches";

    private final BuildServer builds;

    ScanStep(BuildServer builds) {
        super(ID, TITLE, OutsideSystem.JENKINS);
        this.builds = builds;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        return this.builds
                .enableAndScan(context.app().name().folder())
                .thenReturn(new StepOutcome.Done("Jenkins looks for branches", null, List.of()));
    }
}
