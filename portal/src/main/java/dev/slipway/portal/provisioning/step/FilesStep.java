package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.App;
import dev.slipway.portal.provisioning.AppFiles;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.FirstCommit;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import dev.slipway.portal.template.RenderedFile;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import reactor.core.publisher.Mono;

/** Renders the template and pushes it as the first commit. */
final class FilesStep extends CreateStep {

    private static final String AUTHOR = "Slipway";
    private static final String AUTHOR_MAIL = "slipway@acme.example";
    private static final int SHORT_COMMIT = 7;

    private final SourceHosting source;
    private final AppFiles files;

    FilesStep(SourceHosting source, AppFiles files) {
        super(CreatePlan.FILES, OutsideSystem.GITHUB);
        this.source = source;
        this.files = files;
    }

    @Override
    public Duration callLimit() {
        return Duration.ofSeconds(90);
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        Repository repository = context.facts().get(RepositoryFact.class).repository();
        return this.files
                .render(context.app(), repository.page())
                .flatMap(files -> this.source
                        .pushFirstCommit(repository, commit(context, files))
                        .map(commit -> new StepOutcome.Done(
                                "%d files, commit %s".formatted(files.size(), commit.substring(0, SHORT_COMMIT)),
                                repository.page(),
                                List.of(new CommitFact(commit)))));
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
