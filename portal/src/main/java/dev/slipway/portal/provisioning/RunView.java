package dev.slipway.portal.provisioning;

import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.TimeWords;
import dev.slipway.portal.web.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as its page shows it.
 *
 * @param id its id
 * @param title what it does
 * @param app name of the app
 * @param live address of its stream; empty when nothing more happens
 * @param state how far it has come
 * @param sentence where it is, in one sentence
 * @param done number of done steps
 * @param total number of steps
 * @param who who asked for it
 * @param createdAt when it was asked for
 * @param lasted how long it took; empty until it ended
 * @param failures why it failed; one at most
 * @param next what one can do with what is there; one at most
 * @param buttons what can be done with the run
 * @param map the plan as a drawing
 * @param steps the plan as a list
 */
record RunView(
        String id,
        String title,
        String app,
        String live,
        StateLabel state,
        String sentence,
        long done,
        int total,
        String who,
        When createdAt,
        String lasted,
        List<Failure> failures,
        List<Next> next,
        RunButtons buttons,
        RunMap map,
        List<Step> steps) {

    /** Steps whose result people go to, with the words for it. */
    private static final Map<String, String> PLACES = Map.of(
            CreatePlan.REPOSITORY, "Repository",
            CreatePlan.JOBS, "Build jobs",
            CreatePlan.FIRST_BUILD, "First build",
            CreatePlan.APP_ANSWERS, "Address in test");

    static RunView of(Run run, Instant now) {
        Instant ended = run.endedAt();
        return new RunView(
                run.id(),
                RunWords.title(run),
                run.app().value(),
                run.state().isEnded() ? "" : "/runs/" + run.id() + "/live",
                RunWords.label(run.state()),
                RunWords.sentence(run),
                RunWords.done(run),
                run.plan().steps().size(),
                run.who(),
                When.of(run.createdAt(), now),
                ended == null ? "" : TimeWords.lasting(Duration.between(run.createdAt(), ended)),
                failures(run),
                next(run),
                RunButtons.of(run),
                RunMap.of(run),
                run.plan().steps().stream()
                        .map((planned) -> Step.of(planned, run.step(planned.id()), now))
                        .toList());
    }

    private static List<Failure> failures(Run run) {
        if (run.state() != RunState.FAILED) {
            return List.of();
        }
        String words = run.failure() == null
                ? run.failedStep().map(StepState::error).orElse("The run stopped.")
                : run.failure();
        return List.of(new Failure(
                run.app().value(),
                words,
                run.plan().steps().stream()
                        .filter((step) -> run.step(step.id()).state() == StepState.State.FAILED)
                        .toList()));
    }

    private static List<Next> next(Run run) {
        List<Place> places = run.plan().steps().stream()
                .flatMap((planned) -> Place.of(PLACES.get(planned.id()), run.step(planned.id())))
                .toList();
        if (places.isEmpty()) {
            return List.of();
        }
        String title = run.state() == RunState.SUCCEEDED ? "What you can do now" : "Already there";
        return List.of(new Next(title, clone(run), places));
    }

    /** The repository can be cloned as soon as its files are pushed, while the first build still runs. */
    private static String clone(Run run) {
        boolean filled = run.step(CreatePlan.FILES).state() == StepState.State.DONE;
        String repository = PageAddress.outside(run.step(CreatePlan.REPOSITORY).link());
        return filled && repository != null ? "git clone " + repository + ".git" : "";
    }

    /**
     * Why a run failed.
     *
     * @param app name of the app
     * @param words the cause and what to do
     * @param steps the steps that could not be done
     */
    record Failure(String app, String words, List<PlannedStep> steps) {}

    /**
     * What one can do with what is there.
     *
     * @param title words above it
     * @param command command that gets the code; empty until there is code
     * @param places where to look
     */
    record Next(String title, String command, List<Place> places) {}

    /**
     * Where to look.
     *
     * @param title what is there
     * @param href its address
     */
    record Place(String title, String href) {
        static Stream<Place> of(@Nullable String title, StepState step) {
            String href = PageAddress.outside(step.link());
            return title == null || href == null ? Stream.empty() : Stream.of(new Place(title, href));
        }
    }

    /**
     * A step in the list.
     *
     * @param id its id
     * @param title its name
     * @param state how far it has come
     * @param summary the one fact that matters
     * @param error why it failed, or why it is tried again
     * @param link where to look; empty for nowhere
     * @param attempt which attempt this is; empty for the first
     * @param duration how long it took, or has taken; empty before it began
     * @param runningSince when it began; empty unless it runs
     */
    record Step(
            String id,
            String title,
            StateLabel state,
            String summary,
            String error,
            String link,
            String attempt,
            String duration,
            String runningSince) {

        static Step of(PlannedStep planned, StepState step, Instant now) {
            Instant started = step.startedAt();
            Instant ended = step.endedAt();
            boolean running = ended == null && step.state() == StepState.State.RUNNING;
            Instant until = ended == null ? now : ended;
            return new Step(
                    planned.id(),
                    planned.title(),
                    RunWords.label(step),
                    orEmpty(step.summary()),
                    orEmpty(step.error()),
                    orEmpty(PageAddress.outside(step.link())),
                    step.attempts() > 1 ? String.valueOf(step.attempts()) : "",
                    started == null ? "" : TimeWords.lasting(Duration.between(started, until)),
                    running && started != null ? started.toString() : "");
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
