package dev.slipway.portal.provisioning;

import dev.slipway.portal.web.PageAddress;
import dev.slipway.portal.web.StateLabel;
import dev.slipway.portal.web.TimeWords;
import dev.slipway.portal.web.When;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param end when it will end as far as one can tell; one at most
 * @param failures why it failed; one at most
 * @param next what one can do with what is there; one at most
 * @param buttons what can be done with the run
 * @param map the plan as a drawing
 * @param steps the plan as a list, each step with its log
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
        List<End> end,
        List<Failure> failures,
        List<Next> next,
        RunButtons buttons,
        RunMap map,
        List<RunStep> steps) {

    /** Steps whose result people go to, with the words for it. */
    private static final Map<String, String> PLACES = Map.of(
            CreatePlan.REPOSITORY, "Repository",
            CreatePlan.JOBS, "Build jobs",
            CreatePlan.FIRST_BUILD, "First build",
            CreatePlan.APP_ANSWERS, "Address in test");

    static RunView of(Run run, Pace pace, List<RunEvent> log, Instant now) {
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
                End.of(pace.end(run), now),
                failures(run),
                next(run),
                RunButtons.of(run),
                RunMap.of(run),
                run.plan().steps().stream()
                        .map((planned) -> RunStep.of(planned, run.step(planned.id()), log, now))
                        .toList());
    }

    /** Returns what an undo would take away, in words: the steps that have made something. */
    String undone() {
        return this.done == 1 ? "1 step" : this.done + " steps";
    }

    private static List<Failure> failures(Run run) {
        if (run.state() != RunState.FAILED) {
            return List.of();
        }
        String words = run.failure() == null
                ? run.failedStep().map(StepState::error).orElse("The run stopped.")
                : run.failure();
        List<PlannedStep> failed = run.plan().steps().stream()
                .filter((step) -> run.step(step.id()).state() == StepState.State.FAILED)
                .toList();
        StepMeaning meaning =
                StepMeaning.of(run, failed.isEmpty() ? "" : failed.get(0).id());
        return List.of(new Failure(run.app().value(), words, meaning.meaning(), meaning.advice(), failed));
    }

    private static List<Next> next(Run run) {
        List<Place> places = run.plan().steps().stream()
                .flatMap((planned) -> Place.of(PLACES.get(planned.id()), run.step(planned.id())))
                .toList();
        if (places.isEmpty()) {
            return List.of();
        }
        String title = run.state() == RunState.SUCCEEDED ? "What you can do now" : "Already there";
        return List.of(new Next(title, clone(run), places, run.state() == RunState.SUCCEEDED));
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
     * @param words the cause
     * @param meaning what that means for the app
     * @param advice what to do
     * @param steps the steps that could not be done
     */
    record Failure(String app, String words, String meaning, String advice, List<PlannedStep> steps) {}

    /**
     * When a run will end.
     *
     * @param iso when, for programs
     * @param words how long that is
     */
    record End(String iso, String words) {
        static List<End> of(@Nullable Instant end, Instant now) {
            return end == null
                    ? List.of()
                    : List.of(new End(
                            end.truncatedTo(ChronoUnit.SECONDS).toString(),
                            TimeWords.left(Duration.between(now, end))));
        }
    }

    /**
     * What one can do with what is there.
     *
     * @param title words above it
     * @param command command that gets the code; empty until there is code
     * @param places where to look
     * @param finished whether the app is whole
     */
    record Next(String title, String command, List<Place> places, boolean finished) {}

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
}
