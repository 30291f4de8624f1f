package dev.slipway.portal.provisioning.step;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.EnvironmentName;
import dev.slipway.portal.ci.Build;
import dev.slipway.portal.ci.BuildServer;
import dev.slipway.portal.deployment.Deployments;
import dev.slipway.portal.provisioning.CreatePlan;
import dev.slipway.portal.provisioning.OutsideSystem;
import dev.slipway.portal.provisioning.StepContext;
import dev.slipway.portal.provisioning.StepOutcome;
import dev.slipway.portal.source.Repository;
import dev.slipway.portal.source.SourceHosting;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Lets the build server look for branches, finds the build of our commit and waits for its image.
 *
 * <p>The build is found by its commit, so that a scan, a hook and this step never make two. It counts as done when it
 * has opened the first deployment: what remains of it is waiting for that. A retry goes by the branch's newest commit,
 * because what failed is mended by a push.
 */
final class FirstBuildStep extends CreateStep {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int SHOWN_TESTS = 10;

    private final BuildServer builds;
    private final SourceHosting source;
    private final Deployments deployments;

    FirstBuildStep(BuildServer builds, SourceHosting source, Deployments deployments) {
        super(CreatePlan.FIRST_BUILD, OutsideSystem.JENKINS);
        this.builds = builds;
        this.source = source;
        this.deployments = deployments;
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<StepOutcome> run(StepContext context) {
        AppName app = context.app().name();
        String branch = context.facts().get(RepositoryFact.class).repository().defaultBranch();
        return commit(context)
                .flatMap(commit -> this.builds
                        .findBuild(app.folder(), branch, commit)
                        .flatMap(build -> answer(app, build))
                        .switchIfEmpty(Mono.defer(() -> scan(context))));
    }

    private Mono<String> commit(StepContext context) {
        String first = context.facts().get(CommitFact.class).commit();
        if (context.run().attempt() == 1) {
            return Mono.just(first);
        }
        Repository repository = context.facts().get(RepositoryFact.class).repository();
        return this.source.head(repository, repository.defaultBranch()).defaultIfEmpty(first);
    }

    /** Asks for one scan; the summary of the step remembers that it was asked for. */
    private Mono<StepOutcome> scan(StepContext context) {
        StepOutcome looking = new StepOutcome.NotYet("Jenkins looks for branches", null, LOOK_AGAIN);
        return (context.run().step(id()).summary() != null)
                ? Mono.just(looking)
                : this.builds.enableAndScan(context.app().name().folder()).thenReturn(looking);
    }

    private Mono<StepOutcome> answer(AppName app, Build build) {
        if (build.result() == null) {
            return this.deployments
                    .newestOf(app, EnvironmentName.TEST, build.commit())
                    .map(deployment -> done(build))
                    .defaultIfEmpty(new StepOutcome.NotYet(
                            "build %d is running".formatted(build.number()), build.page(), LOOK_AGAIN));
        }
        return Mono.just(
                (build.result() == Build.Result.SUCCESS)
                        ? done(build)
                        : new StepOutcome.Refused(failure(build, build.result()), build.page()));
    }

    private static StepOutcome done(Build build) {
        return new StepOutcome.Done(
                "build %d".formatted(build.number()),
                build.page(),
                List.of(new BuildFact(build.commit(), build.page())));
    }

    private static String failure(Build build, Build.Result result) {
        String cause = build.failedTests().isEmpty()
                ? "Its log says why."
                : "Failed tests: %s."
                        .formatted(
                                build.failedTests().stream().limit(SHOWN_TESTS).collect(Collectors.joining(", ")));
        return "Build %d ended as %s. %s Push a change that mends it, then retry."
                .formatted(build.number(), result, cause);
    }

    /** Nothing to undo: builds go with the folder, and their images with the registry. */
    @Override
    public Mono<Void> undo(StepContext context) {
        return Mono.empty();
    }
}
