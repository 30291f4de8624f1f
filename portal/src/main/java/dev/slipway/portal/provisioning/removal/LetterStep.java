package dev.slipway.portal.provisioning.removal;

import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.inventory.Inventory;
import dev.slipway.portal.inventory.Resource;
import dev.slipway.portal.mail.Mailer;
import dev.slipway.portal.mail.Mailer.Mail;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.RunKind;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.StepState;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Writes to the owner what is gone, what is kept and what could not be removed. */
final class LetterStep extends RemovalStep {

    private final Inventory inventory;
    private final Mailer mailer;
    private final PortalProperties portal;

    LetterStep(Inventory inventory, Mailer mailer, PortalProperties portal) {
        super(RemovalPlan.LETTER, OutsideSystem.MAIL);
        this.inventory = inventory;
        this.mailer = mailer;
        this.portal = portal;
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        String owner = context.app().owner().mail();
        return this.inventory
                .ofApp(context.app().name())
                .flatMap(all -> this.mailer.send(mail(context, all)))
                .thenReturn(new StepOutcome.Done("mail to %s".formatted(owner), null, List.of()));
    }

    private Mail mail(StepContext context, List<Resource> all) {
        String left = context.run().steps().stream()
                .filter(step -> step.state() == StepState.State.FAILED)
                .map(step -> "- %s: %s"
                        .formatted(RemovalPlan.title(step.id()), Objects.requireNonNullElse(step.error(), "no reason")))
                .collect(Collectors.joining("\n"));
        boolean undo = context.run().kind() == RunKind.UNDO;
        String name = context.app().name().value();
        String subject = left.isEmpty()
                ? "%s is %s".formatted(name, undo ? "undone" : "decommissioned")
                : "%s could not be removed whole".formatted(name);
        String text = """
                %s asked for it.

                Gone:
                %s

                Kept:
                %s

                Could not be removed:
                %s

                Its run: %s
                """.formatted(
                        context.run().who(),
                        names(all, Resource.State.REMOVED),
                        names(all, Resource.State.KEPT),
                        left.isEmpty() ? "- nothing" : left,
                        this.portal.page("/runs/" + context.run().id()));
        String id = "removal.%s.%d@slipway"
                .formatted(context.run().id(), context.run().attempt());
        return new Mail(context.app().owner().mail(), subject, text, id);
    }

    private static String names(List<Resource> all, Resource.State state) {
        String names = all.stream()
                .filter(resource -> resource.state() == state)
                .map(resource -> "- %s %s%s"
                        .formatted(
                                resource.kind().title(),
                                resource.name(),
                                (resource.address() != null && state == Resource.State.KEPT)
                                        ? ", now " + resource.address()
                                        : ""))
                .collect(Collectors.joining("\n"));
        return names.isEmpty() ? "- nothing" : names;
    }
}
