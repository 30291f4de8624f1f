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
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Lets the build server look for branches, finds the build of our commit and waits for its image.
 *
 * <p>The build is found by its commit, so that a scan, a hook and this step never make two. It counts as done when it
 * has opened the first deployment: what remains of it is waiting for that. A retry goes by the branch's newest commit,
 * because what failed is mended by a push; where nobody pushed, it asks for one more build.
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
        if (context.run().attempt() == 1 && !isAsked(context)) {
            return scan(context);
        }
        AppName app = context.app().name();
        String branch = context.facts().get(RepositoryFact.class).repository().defaultBranch();
        return commit(context)
                .flatMap(commit -> this.builds
                        .findBuild(app.folder(), branch, commit)
                        .flatMap(build -> isOfAnEarlierAttempt(context, build)
                                ? buildAgain(context, branch)
                                : answer(context, build))
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

    private Mono<StepOutcome> scan(StepContext context) {
        return once(context, this.builds.enableAndScan(context.app().name().folder()), "Jenkins looks for branches");
    }

    private Mono<StepOutcome> buildAgain(StepContext context, String branch) {
        return once(
                context,
                this.builds.buildAgain(context.app().name().folder(), branch),
                "Jenkins was asked for one more build");
    }

    /** Asks once; the summary of the step remembers that it was asked. */
    private Mono<StepOutcome> once(StepContext context, Mono<Void> asking, String summary) {
        StepOutcome asked = new StepOutcome.NotYet(summary, null, LOOK_AGAIN);
        return isAsked(context) ? Mono.just(asked) : asking.thenReturn(asked);
    }

    private boolean isAsked(StepContext context) {
        return context.run().step(id()).summary() != null;
    }

    private boolean isOfAnEarlierAttempt(StepContext context, Build build) {
        Instant begun = context.run().step(id()).startedAt();
        return context.run().attempt() > 1
                && begun != null
                && build.result() != null
                && build.result() != Build.Result.SUCCESS
                && build.startedAt().plus(build.duration()).isBefore(begun);
    }

    private Mono<StepOutcome> answer(StepContext context, Build build) {
        AppName app = context.app().name();
        return this.deployments
                .newestOf(
                        app, EnvironmentName.TEST, build.commit(), context.run().id())
                .map(deployment -> done(build))
                .defaultIfEmpty(byResult(build));
    }

    private static StepOutcome byResult(Build build) {
        Build.Result result = build.result();
        if (result == null) {
            return new StepOutcome.NotYet("build %d is running".formatted(build.number()), build.page(), LOOK_AGAIN);
        }
        return (result == Build.Result.SUCCESS)
                ? done(build)
                : new StepOutcome.Refused(failure(build, result), build.page());
    }

    private static StepOutcome done(Build build) {
        return new StepOutcome.Done(
                "build %d".formatted(build.number()),
                build.page(),
                List.of(new BuildFact(build.commit(), build.page())));
    }

    private static String failure(Build build, Build.Result result) {
        if (result == Build.Result.ABORTED) {
            return "Build %d was stopped: by somebody, by its time limit, or because Jenkins went down. Retry builds again."
                    .formatted(build.number());
        }
        String cause = build.failedTests().isEmpty()
                ? "Its log says why."
                : "Failed tests: %s."
                        .formatted(
                                build.failedTests().stream().limit(SHOWN_TESTS).collect(Collectors.joining(", ")));
        return "Build %d ended as %s. %s Push a change that mends it, then retry."
                .formatted(build.number(), result, cause);
    }
}
