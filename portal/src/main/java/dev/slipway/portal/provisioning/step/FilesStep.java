package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.App;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.app.Environments;
import dev.slipway.portal.app.PortalProperties;
import dev.slipway.portal.app.Teams;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.provisioning.Templates;
import dev.slipway.portal.source.FirstCommit;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.template.RenderContext;
import dev.slipway.portal.template.RenderedFile;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Renders the template and pushes it as the first commit. */
final class FilesStep extends CreateStep {

    private static final String AUTHOR = "Slipway";
    private static final String AUTHOR_MAIL = "slipway@acme.example";
    private static final int SHORT_COMMIT = 7;

    private final SourceHosting source;
    private final Templates templates;
    private final Teams teams;
    private final Environments environments;
    private final PortalProperties portal;

    FilesStep(
            SourceHosting source,
            Templates templates,
            Teams teams,
            Environments environments,
            PortalProperties portal) {
        super(CreatePlan.FILES, OutsideSystem.GITHUB);
        this.source = source;
        this.templates = templates;
        this.teams = teams;
        this.environments = environments;
        this.portal = portal;
    }

    @Override
    public Duration callLimit() {
        return Duration.ofSeconds(90);
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        Repository repository = context.facts().get(RepositoryFact.class).repository();
        return render(context.app(), repository)
                .flatMap(files -> this.source
                        .pushFirstCommit(repository, commit(context, files))
                        .map(commit -> new StepOutcome.Done(
                                "%d files, commit %s".formatted(files.size(), commit.substring(0, SHORT_COMMIT)),
                                repository.page(),
                                List.of(new CommitFact(commit)))));
    }

    private Mono<List<RenderedFile>> render(App app, Repository repository) {
        return Mono.fromCallable(() -> this.templates.of(app).render(renderContext(app, repository)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private RenderContext renderContext(App app, Repository repository) {
        return new RenderContext(
                app.name(),
                this.teams.get(app.team()),
                app.owner(),
                app.parameters(),
                repository.page(),
                this.environments.get(EnvironmentName.TEST).addressOf(app.name()),
                this.portal.pageOf(app.name()),
                this.portal.baseImage(),
                this.portal.organisation());
    }

    /** Everything in it is fixed by the run, so that a repeat makes the same commit. */
    private static FirstCommit commit(StepContext context, List<RenderedFile> files) {
        App app = context.app();
        String message = "Create %s from %s\n\nBy Slipway for %s (team %s).\n\nSlipway-Mark: %s"
                .formatted(
                        app.name(),
                        app.template(),
                        app.owner().login(),
                        app.team(),
                        context.mark().text());
        return new FirstCommit(
                files, message, AUTHOR, AUTHOR_MAIL, context.run().createdAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
