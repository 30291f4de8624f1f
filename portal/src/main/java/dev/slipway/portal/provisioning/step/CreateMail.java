package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.mail.Mailer.Mail;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepState;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words the mail that ends a create run. */
final class CreateMail {

    private final Environments environments;
    private final PortalProperties portal;

    CreateMail(Environments environments, PortalProperties portal) {
        this.environments = environments;
        this.portal = portal;
    }

    Mail of(StepContext context) {
        return context.run().failedStep().map(failed -> failed(context, failed)).orElseGet(() -> created(context));
    }

    private Mail created(StepContext context) {
        App app = context.app();
        String text = """
                Your app %s is running.

                Open it:      %s
                Its page:     %s
                Repository:   %s
                Builds:       %s

                Clone it, change something and push: each push to the default branch is built and deployed to test.

                    git clone %s
                """.formatted(
                        app.name(),
                        this.environments.get(EnvironmentName.TEST).addressOf(app.name()),
                        this.portal.pageOf(app.name()),
                        link(context, CreatePlan.REPOSITORY),
                        link(context, CreatePlan.JOBS),
                        context.facts()
                                .find(RepositoryFact.class)
                                .map(fact -> fact.repository().cloneAddress().toString())
                                .orElse("(its address)"));
        return mail(context, "%s is running".formatted(app.name()), text);
    }

    private Mail failed(StepContext context, StepState failed) {
        App app = context.app();
        String text = """
                Your app %s is not finished: the step "%s" failed.

                %s

                What is there already stays as it is. Look at the run, mend the cause and retry from there:
                %s
                """.formatted(
                        app.name(),
                        CreatePlan.title(failed.id()),
                        words(failed.error()),
                        this.portal.page("/runs/" + context.run().id()));
        return mail(context, "%s is not finished: %s".formatted(app.name(), CreatePlan.title(failed.id())), text);
    }

    /** The message's id is fixed by the run and its attempt, so that a repeat can be recognised. */
    private static Mail mail(StepContext context, String subject, String text) {
        String id = "create.%s.%d@slipway"
                .formatted(context.run().id(), context.run().attempt());
        return new Mail(context.app().owner().mail(), subject, text, id);
    }

    private static String link(StepContext context, String step) {
        return Optional.ofNullable(context.run().step(step).link())
                .map(URI::toString)
                .orElse("(see its page)");
    }

    private static String words(@Nullable String error) {
        return (error != null) ? error : "It gave no reason.";
    }
}
