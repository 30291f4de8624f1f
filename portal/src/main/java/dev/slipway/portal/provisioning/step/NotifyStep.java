package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.mail.Mailer;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import java.util.List;
import reactor.core.publisher.Mono;

/** Writes to the owner how it ended, also when a step before it failed. */
final class NotifyStep extends CreateStep {

    private final Mailer mailer;
    private final CreateMail mail;

    NotifyStep(Mailer mailer, CreateMail mail) {
        super(CreatePlan.NOTIFY, OutsideSystem.MAIL);
        this.mailer = mailer;
        this.mail = mail;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        if (context.run().cancelledBy() != null) {
            // Who cancelled it knows.
            return Mono.just(new StepOutcome.Done("no mail: the run was cancelled", null, List.of()));
        }
        return Mono.defer(() -> this.mailer.send(this.mail.of(context)))
                .thenReturn(new StepOutcome.Done(
                        "mail to %s".formatted(context.app().owner().mail()), null, List.of()));
    }
}
